package io.github.dockermaven.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** A text together with its words. */
final class SplitText {
    private final StringBuilder text = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    void add(char c) {
        text.append(c);
        split(c);
    }

    void addExpanded(String expanded) {
        text.append(expanded);
        expanded.chars().forEach(c -> split((char) c));
    }

    void addQuoted(String quoted) {
        text.append(quoted);
        word.append(quoted);
    }

    private void split(char c) {
        if (!WhiteSpace.is(c)) {
            word.append(c);
        } else if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    String text() {
        return text.toString();
    }

    List<String> words() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
        return words;
    }
}
