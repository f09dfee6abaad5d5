package io.github.dockermaven.build;

import io.github.dockermaven.image.ImageReference;
import java.util.List;

/**
 * An image that was built.
 *
 * @param tags its names; the first is the one it goes by
 * @param id its id in the engine
 */
public record BuiltImage(List<ImageReference> tags, String id) {}
