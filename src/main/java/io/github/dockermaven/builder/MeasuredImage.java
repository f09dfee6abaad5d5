package io.github.dockermaven.builder;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.image.ImageConfigFile;
import java.util.List;
import java.util.Optional;

/**
 * An image by the embedded builder.
 *
 * @param configuration its configuration
 * @param layers its added layers
 * @param base its base image, empty for the empty one
 */
record MeasuredImage(ImageConfigFile configuration, List<MeasuredLayer> layers, Optional<ResolvedBaseImage> base) {}
