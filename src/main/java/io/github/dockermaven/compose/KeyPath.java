package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.List;

/** The keys that lead to a node of a compose file. An item of a list has the key {@value #ITEM}. */
record KeyPath(List<String> keys) {
    static final KeyPath ROOT = new KeyPath(List.of());
    static final String ITEM = "[]";

    KeyPath {
        keys = List.copyOf(keys);
    }

    KeyPath child(String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return new KeyPath(longer);
    }

    /** Returns the path as messages name it. */
    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
