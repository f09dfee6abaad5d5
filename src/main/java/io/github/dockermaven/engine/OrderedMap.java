package io.github.dockermaven.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that never change and keep their order, which those of {@code Map.copyOf} do not. */
final class OrderedMap {
    private OrderedMap() {}

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
