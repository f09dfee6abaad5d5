package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a container, as {@code ps} of the engine's machine lists them.
 *
 * @param titles the columns: {@code UID}, {@code PID}, …
 * @param rows a value for each column
 */
public record ContainerProcesses(List<String> titles, List<List<String>> rows) {
    /** Those of a container that does not run. */
    public static final ContainerProcesses NONE = new ContainerProcesses(List.of(), List.of());

    static ContainerProcesses of(JsonNode json) {
        List<String> titles = texts(json.path("Titles"));
        List<List<String>> rows = new ArrayList<>();
        json.path("Processes").forEach(process -> rows.add(row(texts(process), titles.size())));
        return new ContainerProcesses(titles, rows);
    }

    /** An engine may give more or fewer values than there are columns. */
    private static List<String> row(List<String> values, int columns) {
        List<String> row = new ArrayList<>(values.subList(0, Math.min(columns, values.size())));
        while (row.size() < columns) {
            row.add("");
        }
        return row;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
