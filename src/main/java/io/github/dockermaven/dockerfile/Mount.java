package io.github.dockermaven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The value of {@code RUN --mount}: comma-separated fields, with double quotes around a field that has a comma (RFC
 * 4180).
 */
final class Mount {
    private Mount() {}

    /** Returns the image or stage that the mount names; {@code scratch} if it names none. */
    static String from(String mount, SourceLocation location) {
        String from = "scratch";
        for (String field : fields(mount)) {
            int equals = field.indexOf('=');
            if (equals > 0
                    && field.substring(0, equals).toLowerCase(Locale.ROOT).equals("from")) {
                from = field.substring(equals + 1);
            }
        }
        int dollar = from.indexOf('$');
        if (dollar >= 0 && dollar < from.length() - 1) {
            throw location.failure("RUN --mount=from=" + from + " has a variable, which Docker does not expand there."
                    + " Write FROM " + from + " AS <name> further up and name that stage.");
        }
        return from;
    }

    /** Returns whether it mounts the build context: a bind mount, which is the default, without another source. */
    static boolean isOfContext(String mount) {
        boolean bind = true;
        for (String field : fields(mount)) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("from=")) {
                return false;
            }
            bind = lower.startsWith("type=") ? lower.equals("type=bind") : bind;
        }
        return bind;
    }

    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
