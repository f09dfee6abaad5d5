package io.github.dockermaven.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is so for some places of a compose file, and not for others.
 *
 * @param <T> what is said of a place
 */
final class KeyTable<T> {
    private static final String ANY = "*";

    private final Map<String, KeyTable<T>> children = new HashMap<>();
    private Optional<T> value = Optional.empty();

    /**
     * Returns the table of these places.
     *
     * @param places by their keys with full stops between, such as {@code services.*.build.args}, where {@code *} is any key
     */
    static <T> KeyTable<T> of(Map<String, T> places) {
        KeyTable<T> table = new KeyTable<>();
        new LinkedHashMap<>(places).forEach(table::put);
        return table;
    }

    private void put(String place, T what) {
        KeyTable<T> node = this;
        for (String key : place.split("\\.")) {
            node = node.children.computeIfAbsent(key, each -> new KeyTable<>());
        }
        node.value = Optional.of(what);
    }

    Optional<T> at(KeyPath path) {
        return at(path.keys());
    }

    private Optional<T> at(List<String> keys) {
        if (keys.isEmpty()) {
            return value;
        }
        List<String> rest = keys.subList(1, keys.size());
        return child(keys.get(0)).flatMap(child -> child.at(rest)).or(() -> child(ANY)
                .flatMap(child -> child.at(rest)));
    }

    private Optional<KeyTable<T>> child(String key) {
        return Optional.ofNullable(children.get(key));
    }
}
