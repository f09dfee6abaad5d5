package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.image.ImageConfigFile;
import java.util.List;

/**
 * An assembled image.
 *
 * @param configuration its configuration. It has the base image's layers, and a step for each added layer, whose
 *     digests are still missing
 * @param layers its added layers, from the bottom up
 */
public record AssembledImage(ImageConfigFile configuration, List<Layer> layers) {
    public AssembledImage {
        layers = List.copyOf(layers);
    }
}
