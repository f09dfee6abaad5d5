package io.github.dockermaven.compose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may be a mistake and does not end the reading of a compose file: each said once. */
final class Warnings {
    private final Set<String> texts = new LinkedHashSet<>();

    void add(String text) {
        texts.add(text);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
