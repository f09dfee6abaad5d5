package io.github.dockermaven.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A table for people, laid out as Docker's command line does: a line of headings, then a line for each row, each column
 * as wide as its widest cell.
 *
 * @param headings one for each column, in capitals
 * @param rows as many cells as there are headings, each one line
 */
public record Table(List<String> headings, List<List<String>> rows) {
    private static final String GAP = "   ";

    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells below " + headings);
            }
        }
    }

    /** Returns a table with a row for each element. */
    public static <T> Table of(List<String> headings, List<T> elements, Row<T> row) {
        return new Table(headings, elements.stream().map(row::cells).toList());
    }

    /** The cells of one element. */
    @FunctionalInterface
    public interface Row<T> {
        List<String> cells(T element);
    }

    /** Returns names and values, a line each, without headings: for one element with many properties. */
    public static List<String> properties(List<Property> properties) {
        int width = properties.stream()
                .mapToInt(property -> property.name().length())
                .max()
                .orElse(0);
        return properties.stream()
                .map(property -> pad(property.name() + ":", width + 1) + " " + property.value())
                .toList();
    }

    /** A line of {@link #properties}. */
    public record Property(String name, String value) {
        public Property {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Returns the lines, without trailing white space. */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>(List.of(headings));
        all.addAll(rows);
        List<Integer> widths = new ArrayList<>(Collections.nCopies(headings.size(), 0));
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(pad(row.get(i), widths.get(i))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
