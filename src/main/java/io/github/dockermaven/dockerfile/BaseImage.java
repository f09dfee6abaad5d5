package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.ImageReference;

/**
 * An image that a build needs.
 *
 * @param image its name
 * @param platform the value of {@code FROM --platform}, {@code null} if there is none
 * @param line the line that names it
 */
public record BaseImage(ImageReference image, String platform, int line) {
    /** Returns the same image, for a platform unless it has one of its own. */
    public BaseImage orPlatform(String other) {
        return platform == null ? new BaseImage(image, other, line) : this;
    }
}
