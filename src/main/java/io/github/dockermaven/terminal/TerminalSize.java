package io.github.dockermaven.terminal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of characters in a row of a terminal, and of its rows. */
public record TerminalSize(int columns, int rows) {
    /** The size of the first terminals, and most terminals' default. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern STTY = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    /** Returns the size of this process' terminal as {@code stty} reports it, else the usual one. */
    static TerminalSize ofProcess() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer = stty.inputReader()) {
                return stty.waitFor(1, TimeUnit.SECONDS) ? parse(answer.readLine()) : USUAL;
            } finally {
                stty.destroy();
            }
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** @param rowsAndColumns {@code 24 80}; {@code 0 0} if the terminal's size was never set */
    static TerminalSize parse(String rowsAndColumns) {
        Matcher matcher = STTY.matcher(rowsAndColumns == null ? "" : rowsAndColumns.strip());
        if (!matcher.matches()) {
            return USUAL;
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = Integer.parseInt(matcher.group(2));
        return new TerminalSize(columns == 0 ? USUAL.columns : columns, rows == 0 ? USUAL.rows : rows);
    }
}
