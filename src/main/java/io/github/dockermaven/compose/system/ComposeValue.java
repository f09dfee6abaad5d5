package io.github.dockermaven.compose.system;

import io.github.dockermaven.compose.Position;
import io.github.dockermaven.compose.YamlNode;
import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a compose file that was read and checked.
 *
 * @param place where its key is written
 * @param name its key
 */
record ComposeValue(Position place, String name, YamlNode node) {
    static ComposeValue of(String name, YamlNode node) {
        return new ComposeValue(node.position(), name, node);
    }

    /** Returns what messages about it begin with: {@code compose.yaml:12: ports}. */
    String subject() {
        return place + " " + name;
    }

    /** Returns an error that begins with its place. */
    DockerFailureException error(String message) {
        return place.error(message);
    }

    /** Returns the value of a key, empty if it has none. */
    Optional<ComposeValue> get(String key) {
        return Optional.ofNullable(mapping().entries().get(key))
                .map(entry -> new ComposeValue(entry.key(), key, entry.value()))
                .filter(value -> !value.isNull());
    }

    /** Returns the values by their keys; one of nothing is among them. */
    Map<String, ComposeValue> entries() {
        Map<String, ComposeValue> entries = new LinkedHashMap<>();
        mapping()
                .entries()
                .forEach((key, entry) -> entries.put(key, new ComposeValue(entry.key(), key, entry.value())));
        return entries;
    }

    /** Returns the values of a key's mapping; none if it has none. */
    Map<String, ComposeValue> entries(String key) {
        return get(key).map(ComposeValue::entries).orElse(Map.of());
    }

    /** Returns the values of a list. */
    List<ComposeValue> items() {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream()
                    .map(item -> new ComposeValue(item.position(), name, item))
                    .toList();
        }
        throw error(name + " is no list.");
    }

    /** Returns the values of a key's list; none if it has none. */
    List<ComposeValue> items(String key) {
        return get(key).map(ComposeValue::items).orElse(List.of());
    }

    /** Returns a text, number or truth value as it is written. */
    String text() {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        throw error(name + " is no text.");
    }

    /** Returns the text of a key. */
    Optional<String> text(String key) {
        return get(key).map(ComposeValue::text);
    }

    /** Returns the texts of a list. */
    List<String> texts() {
        return items().stream().map(ComposeValue::text).toList();
    }

    /** Returns the texts of a key's list; none if it has none. */
    List<String> texts(String key) {
        return get(key).map(ComposeValue::texts).orElse(List.of());
    }

    /** Returns the texts of a key's mapping, without those of nothing. */
    Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        entries(key).forEach((name, value) -> {
            if (!value.isNull()) {
                map.put(name, value.text());
            }
        });
        return map;
    }

    /** Returns whether a key is true or false; empty if it is neither. */
    Optional<Boolean> flag(String key) {
        return text(key).map(Boolean::parseBoolean);
    }

    /** Returns whether a key is true. */
    boolean isTrue(String key) {
        return flag(key).orElse(false);
    }

    /** Returns whether it is a text, number or truth value, and no list or mapping. */
    boolean isText() {
        return node instanceof YamlNode.Scalar;
    }

    /** Returns whether it is a list or mapping that has nothing in it. */
    boolean isEmpty() {
        return node instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()
                || node instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty();
    }

    /** Returns whether it is nothing. */
    boolean isNull() {
        return node instanceof YamlNode.Scalar scalar && scalar.isNull();
    }

    private YamlNode.Mapping mapping() {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw error(name + " has no keys.");
    }
}
