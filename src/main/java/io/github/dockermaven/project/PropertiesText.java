package io.github.dockermaven.project;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Properties in the form that {@link java.util.Properties#load(java.io.Reader)} reads, in their order. */
final class PropertiesText {
    private PropertiesText() {}

    static String of(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> escapedName(property.getKey()) + "=" + escaped(property.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the properties of a text, none of one that is damaged, in their order by name. */
    static Map<String, String> read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name)));
        return sorted;
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
