package io.github.dockermaven.build;

import io.github.dockermaven.archive.BaseLayers;
import io.github.dockermaven.archive.SavedImage;
import io.github.dockermaven.image.ImageConfiguration;

/**
 * A base image that is there.
 *
 * @param configuration its configuration
 * @param content its files, and its manifest if the source has it
 * @param layers its layers, read each time they are asked for
 */
record FoundBase(ImageConfiguration configuration, SavedImage content, BaseLayers layers) {}
