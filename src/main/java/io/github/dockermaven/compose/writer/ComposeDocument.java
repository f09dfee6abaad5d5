package io.github.dockermaven.compose.writer;

import java.util.List;
import java.util.Map;

/**
 * A compose file.
 *
 * @param text its content
 * @param secrets the values that are not in it, by the names of their variables
 * @param notes what it says otherwise than the project, or not at all
 * @param summary what is in it, in few words
 */
public record ComposeDocument(String text, Map<String, String> secrets, List<String> notes, String summary) {
    /** The first line of each, by which it is known as one that may be written anew. */
    public static final String MARK = "Written by docker-maven-plugin, goal docker:compose.";

    private static final String COMMENT = "# ";

    public ComposeDocument {
        secrets = Map.copyOf(secrets);
        notes = List.copyOf(notes);
    }

    /** Returns whether a file's text is one that this plugin wrote. */
    public static boolean isOurs(String text) {
        return text.startsWith(COMMENT + MARK);
    }

    /** Returns the content of the file {@code .env} beside it; empty if it needs none. */
    public String variablesText() {
        if (secrets.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(COMMENT + MARK + "\n");
        secrets.keySet().stream().sorted().forEach(name -> text.append(name)
                .append("=\"")
                .append(quoted(secrets.get(name)))
                .append("\"\n"));
        return text.toString();
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
