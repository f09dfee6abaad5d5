package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.ImageReference;

/**
 * An image that a build needs.
 *
 * @param image its name
 * @param platform what {@code FROM --platform} asks for, {@code null} if nothing
 * @param line the line that names it
 */
public record BaseImage(ImageReference image, String platform, int line) {}
