package io.github.dockermaven.config;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command as the io.fabric8 plugin's {@code <cmd>} and {@code <entryPoint>} have it: a text or {@code <shell>} as Docker
 * reads it, {@code <exec>} or the {@code <arg>} elements alone for its exec form.
 */
final class CommandElement {
    private CommandElement() {}

    /** @throws DockerFailureException if the element has no command, or more than one */
    static Command read(XmlElement element) {
        Optional<Command> shell = element.freeText("shell").map(line -> parse(element.path() + "<shell>", line));
        Optional<Command> exec = element.child("exec").map(CommandElement::exec);
        Optional<Command> inline =
                Optional.of(arguments(element.children("arg"))).filter(command -> !command.isEmpty());
        Optional<Command> text = Optional.of(element.text())
                .filter(line -> !line.isEmpty() && element.children().isEmpty())
                .map(line -> parse(element.path(), line));
        List<Command> given =
                Stream.of(shell, exec, inline, text).flatMap(Optional::stream).toList();
        element.rejectOthers();
        if (given.size() != 1) {
            throw new DockerFailureException(element.path() + " has " + (given.size() > 1 ? "more than one" : "no")
                    + " command. Write a line for the shell, a JSON array of strings, <exec> with an <arg> for each word,"
                    + " or the <arg> elements alone.");
        }
        return given.get(0);
    }

    /** Returns the words of a command; a line is split at white space. */
    static List<String> words(XmlElement element) {
        Command command = read(element);
        if (command.isEmpty()) {
            throw new DockerFailureException(element.path() + " names no program. Write one, or remove the element.");
        }
        return command.shellForm().map(line -> List.of(line.split("\\s+"))).orElse(command.execForm());
    }

    /** A line that goes on after a backslash is one line. */
    static Command parse(String subject, String text) {
        return Command.parse(subject, text.replaceAll("\\\\[ \\t]*\\r?\\n\\s*", " "));
    }

    private static Command exec(XmlElement element) {
        if (!element.children().isEmpty()) {
            return arguments(element.children());
        }
        return ExecForm.read(element.path(), element.text())
                .map(Command::exec)
                .orElseThrow(() -> new DockerFailureException(
                        element.path() + " has no command. Write an <arg> for each word, or a JSON array of strings."));
    }

    private static Command arguments(List<XmlElement> arguments) {
        return Command.exec(arguments.stream().map(XmlElement::freeValue).toList());
    }
}
