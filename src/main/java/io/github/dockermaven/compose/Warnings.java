package io.github.dockermaven.compose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The warnings about a compose file, for mistakes that do not end its reading: each given once. */
final class Warnings {
    private final Set<String> texts = new LinkedHashSet<>();

    void add(String text) {
        texts.add(text);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
