package io.github.dockermaven.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a <a href="https://yaml.org/spec/1.2.2/#3211-nodes">YAML document</a>, and where it is written. A node that
 * comes in by an alias or a merge key keeps the place where it is written.
 */
public sealed interface YamlNode {
    /** Returns where it is written. */
    Position position();

    /** Returns its tag, such as {@code !reset}; empty if it has none of its own. */
    Optional<String> tag();

    /**
     * Pairs of keys and values, in the file's order.
     *
     * @param entries by key
     */
    record Mapping(Position position, Optional<String> tag, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Returns the value of a key, empty if there is none. */
        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }
    }

    /**
     * A key's value.
     *
     * @param key where the key is written
     */
    record Entry(Position key, YamlNode value) {}

    /** Several nodes. */
    record Sequence(Position position, Optional<String> tag, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A text, which may stand for a number, a truth value or nothing.
     *
     * @param text its content, without quotes
     * @param isPlain whether it has no quotes and is no block, so that {@code true}, {@code 8080} and {@code null} are no texts
     */
    record Scalar(Position position, Optional<String> tag, String text, boolean isPlain) implements YamlNode {
        /** Returns the same scalar with another text. */
        public Scalar with(String other) {
            return new Scalar(position, tag, other, isPlain);
        }

        /** Returns whether it stands for nothing: {@code key:}, {@code ~}, {@code null}. */
        public boolean isNull() {
            return isPlain
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }
    }
}
