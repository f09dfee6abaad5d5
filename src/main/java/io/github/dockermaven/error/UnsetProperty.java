package io.github.dockermaven.error;

import java.util.Optional;

/** A reference to a property that is not set, which Maven leaves in a text as it is: {@code ${name}}. */
public final class UnsetProperty {
    private UnsetProperty() {}

    /** Returns the problem of a text with such a reference and its fix; empty for a text without one. */
    public static Optional<String> problem(String text) {
        int start = text.indexOf("${");
        int end = start < 0 ? -1 : text.indexOf('}', start);
        return end < 0 ? Optional.empty() : Optional.of(named(text.substring(start + 2, end)));
    }

    /** Returns what is wrong with a property, and what to do about it. */
    public static String named(String property) {
        return "the property " + PrintableText.quote(property) + " is not set. Set it, or correct its name.";
    }
}
