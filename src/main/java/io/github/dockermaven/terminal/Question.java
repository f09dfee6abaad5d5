package io.github.dockermaven.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * A question on a terminal that is answered with yes or no.
 *
 * @param input where the answer comes from
 * @param terminal where it is asked
 */
public record Question(InputStream input, PrintStream terminal) {
    private static final int LONGEST_ANSWER = 100;
    private static final List<String> YES = List.of("y", "yes");

    /** Returns a question on this process' terminal. */
    public static Question onTerminal() {
        return new Question(StandardInput.open(), Terminal.output());
    }

    /**
     * Returns whether the answer is {@code y} or {@code yes}. Anything else is a no, the end of the input too.
     *
     * @param lines what is shown before
     */
    public boolean ask(List<String> lines, String question) throws IOException {
        lines.forEach(terminal::println);
        terminal.print(question + " [y/N] ");
        terminal.flush();
        return YES.contains(answer().strip().toLowerCase(Locale.ROOT));
    }

    private String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int b = input.read(); b >= 0 && b != '\n'; b = input.read()) {
            if (answer.length() < LONGEST_ANSWER) {
                answer.append((char) b);
            }
        }
        return answer.toString();
    }
}
