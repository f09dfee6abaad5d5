package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Small steps in the nodes of compose files whose forms are known. */
final class Nodes {
    private Nodes() {}

    static YamlNode.Mapping mapValues(YamlNode.Mapping mapping, BiFunction<String, YamlNode, YamlNode> change) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, new YamlNode.Entry(entry.key(), change.apply(key, entry.value()))));
        return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
    }

    static YamlNode.Sequence mapItems(YamlNode.Sequence sequence, UnaryOperator<YamlNode> change) {
        List<YamlNode> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(change.apply(item)));
        return new YamlNode.Sequence(sequence.position(), sequence.tag(), items);
    }

    static YamlNode.Mapping with(YamlNode.Mapping mapping, String key, YamlNode value) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
        YamlNode.Entry before = entries.get(key);
        entries.put(key, new YamlNode.Entry(before == null ? value.position() : before.key(), value));
        return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
    }

    static YamlNode.Mapping without(YamlNode.Mapping mapping, String key) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
    }

    /** Returns a mapping's value that is a mapping, empty if it is none. */
    static Optional<YamlNode.Mapping> mapping(YamlNode node, String key) {
        return get(node, key).filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
    }

    /** Returns the items of a mapping's value that is a list; none if it is no list. */
    static List<YamlNode> items(YamlNode node, String key) {
        return get(node, key)
                .filter(YamlNode.Sequence.class::isInstance)
                .map(value -> ((YamlNode.Sequence) value).items())
                .orElse(List.of());
    }

    /** Returns a mapping with one of its mappings changed, the same if it has none. */
    static YamlNode.Mapping change(YamlNode.Mapping mapping, String key, UnaryOperator<YamlNode.Mapping> change) {
        return mapping(mapping, key)
                .map(value -> with(mapping, key, change.apply(value)))
                .orElse(mapping);
    }

    /** Returns the texts of a mapping's value that is one or a list of them. */
    static List<YamlNode.Scalar> texts(YamlNode node, String key) {
        return scalar(node, key)
                .filter(value -> !value.isNull())
                .map(List::of)
                .orElseGet(() -> items(node, key).stream()
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(YamlNode.Scalar.class::cast)
                        .toList());
    }

    static Optional<String> text(YamlNode node, String key) {
        return scalar(node, key).filter(value -> !value.isNull()).map(YamlNode.Scalar::text);
    }

    static Optional<YamlNode.Scalar> scalar(YamlNode node, String key) {
        return get(node, key).filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
    }

    static YamlNode.Scalar text(Position position, String text) {
        return new YamlNode.Scalar(position, Optional.empty(), text, false);
    }

    static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.isNull();
    }

    /** Returns whether two nodes say the same, wherever they are written. */
    static boolean isSame(YamlNode one, YamlNode other) {
        if (one instanceof YamlNode.Mapping mapping && other instanceof YamlNode.Mapping second) {
            return mapping.entries().keySet().equals(second.entries().keySet())
                    && mapping.entries().keySet().stream()
                            .allMatch(key -> isSame(
                                    mapping.entries().get(key).value(),
                                    second.entries().get(key).value()));
        }
        if (one instanceof YamlNode.Sequence sequence && other instanceof YamlNode.Sequence second) {
            return sequence.items().size() == second.items().size()
                    && IntStream.range(0, sequence.items().size())
                            .allMatch(i -> isSame(
                                    sequence.items().get(i), second.items().get(i)));
        }
        return one instanceof YamlNode.Scalar scalar
                && other instanceof YamlNode.Scalar second
                && scalar.text().equals(second.text())
                && scalar.isPlain() == second.isPlain();
    }

    private static Optional<YamlNode> get(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get(key) : Optional.empty();
    }
}
