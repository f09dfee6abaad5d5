package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that RUN, CMD, ENTRYPOINT or HEALTHCHECK starts, in one of the two forms of the <a
 * href="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form">Dockerfile reference</a>.
 *
 * @param shellForm a line for the image's shell, empty for a command in exec form
 * @param execForm the program and its arguments, empty for a command in shell form
 */
public record Command(Optional<String> shellForm, List<String> execForm) {
    /** The commands {@code [} and {@code [[} of shells. */
    private static final Pattern TEST = Pattern.compile("\\[\\[?\\s");

    /** The beginning of a list: one element and a closing bracket, or a comma after the first element. */
    private static final Pattern LIST =
            Pattern.compile("\\[\\s+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"',\\]]*+)\\s*+(?:,|]\\s*+$)");

    public Command {
        execForm = List.copyOf(execForm);
    }

    /** Returns the command of a program with literal arguments, which no shell reads. */
    public static Command exec(List<String> words) {
        return new Command(Optional.empty(), words);
    }

    /** Returns the command of a line for the image's shell. */
    public static Command shell(String line) {
        return new Command(Optional.of(line), List.of());
    }

    /**
     * Parses a text as Docker does: a JSON array of strings is the exec form, anything else the shell form.
     *
     * @param subject the text's owner, for the error
     * @throws DockerFailureException if it begins as a list, but is no such array: a shell would search for a program
     *     called {@code [java,}
     */
    public static Command parse(String subject, String line) {
        String text = WhiteSpace.trimStart(line);
        Optional<List<String>> words = ExecForm.read(subject, text);
        if (words.isPresent()) {
            return exec(words.get());
        }
        if (text.startsWith("[")
                && (!TEST.matcher(text).lookingAt() || LIST.matcher(text).lookingAt())) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' begins with [, but is no JSON array of strings. Write each word in double quotes, with commas"
                    + " between and ] at the end: [\"java\",\"-jar\",\"app.jar\"]. For the shell's own test write a blank"
                    + " after [.");
        }
        return shell(text);
    }

    /** Returns whether there is nothing to start. */
    public boolean isEmpty() {
        return shellForm.isEmpty() && execForm.isEmpty();
    }

    /**
     * Returns the command as a program and its arguments: a line becomes an argument of {@code /bin/sh -c}, as Docker
     * does.
     */
    public List<String> words() {
        return shellForm.map(line -> List.of("/bin/sh", "-c", line)).orElse(execForm);
    }

    /** Returns the command in Dockerfile syntax. */
    @Override
    public String toString() {
        return shellForm.orElseGet(() -> ExecForm.write(execForm));
    }
}
