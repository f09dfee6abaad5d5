package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.ImageReference;

/**
 * An image that a build needs.
 *
 * @param image its name
 * @param platform what {@code FROM --platform} asks for, {@code null} if nothing
 * @param line the line that names it
 */
public record BaseImage(ImageReference image, String platform, int line) {
    /** The same, for a platform where it has none of its own. */
    public BaseImage orPlatform(String other) {
        return platform == null ? new BaseImage(image, other, line) : this;
    }
}
