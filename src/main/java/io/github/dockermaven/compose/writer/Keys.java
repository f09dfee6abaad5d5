package io.github.dockermaven.compose.writer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a service, network or volume, in the order in which they are written. What is empty is left out. */
final class Keys {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a value, whatever it is. */
    Keys put(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** Adds a value if there is one. */
    Keys put(String key, Optional<?> value) {
        value.ifPresent(each -> values.put(key, each));
        return this;
    }

    /** Adds a list if it has items. */
    Keys putAll(String key, Collection<?> items) {
        return items.isEmpty() ? this : put(key, (Object) List.copyOf(items));
    }

    /** Adds a map if it has entries. */
    Keys putAll(String key, Map<String, ?> entries) {
        return entries.isEmpty() ? this : put(key, (Object) entries);
    }

    /** Adds a truth value if it is one. */
    Keys putTrue(String key, boolean value) {
        return value ? put(key, (Object) true) : this;
    }

    /** Adds all keys of others. */
    Keys putAll(Keys others) {
        values.putAll(others.values);
        return this;
    }

    Map<String, Object> toMap() {
        return values;
    }
}
