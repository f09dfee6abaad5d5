package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A compose file without its tags {@code !reset} and {@code !override}, and what they are for: to take away what the files
 * before it say.
 *
 * @param model the file: what has {@code !reset} is not in it
 * @param paths what both tags take away from other files
 */
record ResetTags(YamlNode.Mapping model, Set<KeyPath> paths) {
    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";
    /** All tags of compose files. */
    static final Set<String> ALL = Set.of(RESET, OVERRIDE);

    static ResetTags of(YamlNode.Mapping file) {
        Set<KeyPath> paths = new HashSet<>();
        YamlNode model = untagged(file, KeyPath.ROOT, paths).orElse(file);
        return new ResetTags((YamlNode.Mapping) model, paths);
    }

    /** Returns nothing of a node that is reset. */
    private static Optional<YamlNode> untagged(YamlNode node, KeyPath path, Set<KeyPath> paths) {
        if (is(node, RESET)) {
            paths.add(path);
            return Optional.empty();
        }
        if (is(node, OVERRIDE)) {
            paths.add(path);
        }
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> untagged(entry.value(), path.child(key), paths)
                    .ifPresent(value -> entries.put(key, new YamlNode.Entry(entry.key(), value))));
            return Optional.of(new YamlNode.Mapping(mapping.position(), other(mapping), entries));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                untagged(sequence.items().get(i), path.child(String.valueOf(i)), paths)
                        .ifPresent(items::add);
            }
            return Optional.of(new YamlNode.Sequence(sequence.position(), other(sequence), items));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return Optional.of(new YamlNode.Scalar(scalar.position(), other(scalar), scalar.text(), scalar.isPlain()));
    }

    private static boolean is(YamlNode node, String tag) {
        return node.tag().filter(tag::equals).isPresent();
    }

    private static Optional<String> other(YamlNode node) {
        return node.tag().filter(tag -> !tag.equals(OVERRIDE));
    }

    /** Returns another file's model, or a part of it, without what this one takes away. */
    YamlNode.Mapping removeFrom(YamlNode.Mapping other, KeyPath path) {
        if (paths.isEmpty()) {
            return other;
        }
        Map<String, YamlNode.Entry> kept = new LinkedHashMap<>();
        other.entries().forEach((key, entry) -> {
            KeyPath child = path.child(key);
            if (!paths.contains(child)) {
                YamlNode value =
                        entry.value() instanceof YamlNode.Mapping mapping ? removeFrom(mapping, child) : entry.value();
                kept.put(key, new YamlNode.Entry(entry.key(), value));
            }
        });
        return new YamlNode.Mapping(other.position(), other.tag(), kept);
    }
}
