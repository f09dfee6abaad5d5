package io.github.dockermaven.terminal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many characters a terminal has in a row, and how many rows. */
record TerminalSize(int columns, int rows) {
    /** What a terminal has had since there are any. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern STTY = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    /** The size of this process' terminal as {@code stty} tells it; the usual one where it does not. */
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

    /** @param rowsAndColumns {@code 24 80}; {@code 0 0} of a terminal that nobody has told its size */
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
