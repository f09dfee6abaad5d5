package io.github.dockermaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows after all that was written to it, with as many rows as it takes, and lines as wide as they are. It
 * knows the few sequences that there should be, and fails on others.
 */
public final class TerminalScreen {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??\\d*)([A-Za-z])");

    private final String written;
    private final List<StringBuilder> rows = new ArrayList<>();
    private int row;
    private int column;

    private TerminalScreen(String written) {
        this.written = written;
        Matcher sequence = SEQUENCE.matcher(written);
        int begin = 0;
        while (sequence.find()) {
            write(written.substring(begin, sequence.start()));
            apply(sequence.group(1), sequence.group(2));
            begin = sequence.end();
        }
        write(written.substring(begin));
    }

    /** @param recorded all that a terminal was sent */
    public static TerminalScreen of(File recorded) {
        try {
            return new TerminalScreen(Files.readString(recorded.toPath(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that are left in the end, without white space at their ends. */
    public List<String> lines() {
        return rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    /** Whether something like this was ever written. */
    public boolean everShowed(Pattern wanted) {
        return wanted.matcher(written).find();
    }

    private void write(String text) {
        for (char character : text.toCharArray()) {
            switch (character) {
                case '\r' -> column = 0;
                case '\n' -> row++;
                default -> put(character);
            }
        }
    }

    private void put(char character) {
        StringBuilder line = line();
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column++, character);
    }

    private StringBuilder line() {
        while (rows.size() <= row) {
            rows.add(new StringBuilder());
        }
        return rows.get(row);
    }

    private void apply(String number, String command) {
        switch (command) {
            case "A" -> row -= Integer.parseInt(number);
            case "K" -> line().setLength(Math.min(line().length(), column));
            case "J" -> {
                line().setLength(Math.min(line().length(), column));
                rows.subList(row + 1, rows.size()).clear();
            }
            case "m" -> {
                // Colours and their end.
            }
            default -> throw new AssertionError("The terminal got a sequence that moves something else: " + command);
        }
    }
}
