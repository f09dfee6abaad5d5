package io.github.dockermaven.error;

import java.util.Optional;

/** The reference that Maven leaves in a text to a property that is not set: {@code ${name}}. */
public final class UnsetProperty {
    private UnsetProperty() {}

    /**
     * Returns what is wrong with a text that has such a reference, and what to do about it; empty for a text without one.
     */
    public static Optional<String> problem(String text) {
        int start = text.indexOf("${");
        int end = start < 0 ? -1 : text.indexOf('}', start);
        return end < 0
                ? Optional.empty()
                : Optional.of("the property " + PrintableText.quote(text.substring(start + 2, end))
                        + " is not set. Set it, or correct its name.");
    }
}
