package io.github.dockermaven.engine;

import java.util.List;

/**
 * What went when an image was removed.
 *
 * @param untagged the names it had, those with digests included
 * @param deleted the images and, in classic stores, layers that are no more
 */
public record RemovedImage(List<String> untagged, List<String> deleted) {}
