package io.github.dockermaven.build;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What makes an image, and what the embedded builder needs to know for it.
 *
 * @param builder what makes it
 * @param time when the image and its files are said to be made
 * @param cache the folder for what is known of base images, which all builds of a user share
 */
public record BuilderSettings(Builder builder, Instant time, Path cache) {}
