package io.github.dockermaven.project;

import java.util.Optional;

/**
 * A text in which properties have their values.
 *
 * @param text the text; a property that is not set is in it as it was written, {@code ${like.this}}
 * @param unset the name of the first property that is not set, empty if all are
 */
public record InterpolatedText(String text, Optional<String> unset) {}
