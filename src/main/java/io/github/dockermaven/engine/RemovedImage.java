package io.github.dockermaven.engine;

import java.util.List;

/**
 * The result of removing an image.
 *
 * @param untagged its removed names, including those with digests
 * @param deleted the deleted images and, in classic stores, layers
 */
public record RemovedImage(List<String> untagged, List<String> deleted) {}
