package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that RUN, CMD, ENTRYPOINT or HEALTHCHECK starts, in one of the two forms of the
 * <a href="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form">Dockerfile reference</a>.
 *
 * @param shellForm a line for the image's shell, {@code null} for a command in exec form
 * @param execForm the program and its arguments, empty for a command in shell form
 */
public record Command(String shellForm, List<String> execForm) {
    /** The commands {@code [} and {@code [[} of shells. */
    private static final Pattern TEST = Pattern.compile("\\[\\[?\\s");

    /** A list with one element, or with a comma after its first. */
    private static final Pattern LIST =
            Pattern.compile("\\[\\s+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"',\\]]*+)\\s*+(?:,|]\\s*+$)");

    public Command {
        execForm = List.copyOf(execForm);
    }

    /** A program and its arguments, to the letter: no shell comes between. */
    public static Command exec(List<String> words) {
        return new Command(null, words);
    }

    /** A line for the image's shell. */
    public static Command shell(String line) {
        return new Command(line, List.of());
    }

    /**
     * Returns what Docker reads a text as: a JSON array of strings is the exec form, all else the shell form.
     *
     * @param subject whose text it is, for the error
     * @throws DockerFailureException if it begins as a list, but is no such array: a shell would look for a program called
     *     {@code [java,}
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

    /** Whether nothing is to be started. */
    public boolean isEmpty() {
        return shellForm == null && execForm.isEmpty();
    }

    /** As a program and its arguments: a line is given to {@code /bin/sh -c}, as Docker does. */
    public List<String> words() {
        return shellForm == null ? execForm : List.of("/bin/sh", "-c", shellForm);
    }

    /** The command as a Dockerfile has it. */
    @Override
    public String toString() {
        return shellForm == null ? ExecForm.write(execForm) : shellForm;
    }
}
