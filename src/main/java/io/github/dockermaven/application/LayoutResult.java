package io.github.dockermaven.application;

import java.util.List;

/**
 * What laying files out did.
 *
 * @param layers the names of the layers that have files, in their order
 * @param written how many files are new or have changed
 * @param removed how many files and folders no longer belong there
 */
public record LayoutResult(List<String> layers, int written, int removed) {}
