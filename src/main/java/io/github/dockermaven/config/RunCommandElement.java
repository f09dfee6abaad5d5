package io.github.dockermaven.config;

import io.github.dockermaven.container.ShellWords;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.dockerfile.ExecForm;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command of a container that is to run: a text, which is cut into words as a shell does, but by no shell; a JSON array of
 * strings; {@code <exec>} or {@code <arg>} elements for the words themselves; or {@code <shell>}, a line that the image's
 * shell reads.
 */
final class RunCommandElement {
    private RunCommandElement() {}

    /**
     * Returns the words of a command in an element.
     *
     * @return empty if there is no such element, or it is empty; no words for {@code <exec/>} and {@code []}
     * @throws DockerFailureException if it has more than one command
     */
    static Optional<List<String>> read(XmlElement parent, String name) {
        return parent.child(name).filter(element -> !element.isEmpty()).map(RunCommandElement::words);
    }

    /** Returns the words of a command, which has to be there. */
    static List<String> words(XmlElement element) {
        Optional<List<String>> shell = element.freeText("shell").map(line -> List.of("/bin/sh", "-c", line));
        Optional<List<String>> exec = element.child("exec").map(RunCommandElement::exec);
        Optional<List<String>> inline =
                Optional.of(values(element.children("arg"))).filter(words -> !words.isEmpty());
        Optional<List<String>> text =
                Optional.of(element.text()).filter(line -> !line.isEmpty()).map(line -> split(element.path(), line));
        element.rejectOthers();
        List<List<String>> given =
                Stream.of(shell, exec, inline, text).flatMap(Optional::stream).toList();
        if (given.size() != 1) {
            throw new DockerFailureException(element.path() + " has " + (given.isEmpty() ? "no" : "more than one")
                    + " command. Write its words in one line, an <arg> for each word, or a line for the image's shell in"
                    + " <shell>.");
        }
        return given.get(0);
    }

    /** Returns the words of a line: of a JSON array its elements. */
    static List<String> split(String subject, String line) {
        Command command = Command.parse(subject, line);
        return command.shellForm().isEmpty() ? command.execForm() : ShellWords.split(subject, line);
    }

    private static List<String> exec(XmlElement exec) {
        if (!exec.children().isEmpty()) {
            exec.rejectText();
            return values(exec.children());
        }
        String text = exec.text();
        return text.isEmpty()
                ? List.of()
                : ExecForm.read(exec.path(), text)
                        .orElseThrow(() -> new DockerFailureException(exec.path()
                                + " has a text that is no JSON array of strings. Write an <arg> for each word."));
    }

    private static List<String> values(List<XmlElement> words) {
        return words.stream().map(XmlElement::freeValue).toList();
    }
}
