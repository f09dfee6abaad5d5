package io.github.dockermaven.project;

import java.util.Map;
import java.util.stream.Collectors;

/** Properties in the form that {@link java.util.Properties#load(java.io.Reader)} reads, in their order. */
final class PropertiesText {
    private PropertiesText() {}

    static String of(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> escapedName(property.getKey()) + "=" + escaped(property.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String escapedName(String name) {
        return escaped(name).replaceAll("[ \\t\\f:=#!]", "\\\\$0");
    }

    /** A backslash, the end of a line, and blanks before a value mean something in the file. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replaceFirst("^[ \\t\\f]", "\\\\$0");
    }
}
