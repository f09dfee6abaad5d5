package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.image.ImageConfigFile;
import java.util.List;

/**
 * An image that was assembled.
 *
 * @param configuration its configuration. It has the base image's layers, and a step for each layer of its own, whose
 *     digests are still to be added
 * @param layers its own layers, from the bottom up
 */
public record AssembledImage(ImageConfigFile configuration, List<Layer> layers) {
    public AssembledImage {
        layers = List.copyOf(layers);
    }
}
