package io.github.dockermaven.builder;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.image.ImageConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * An image by the embedded builder.
 *
 * @param configuration its configuration
 * @param layers its own layers
 * @param base its base image; nothing if that is the empty one
 */
record EmbeddedImage(ImageConfiguration configuration, List<MeasuredLayer> layers, Optional<FoundBase> base) {}
