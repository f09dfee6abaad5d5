package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/**
 * An image that a build needs.
 *
 * @param image its name
 * @param platform the value of {@code FROM --platform}
 * @param line the line that names it
 */
public record BaseImage(ImageReference image, Optional<String> platform, int line) {
    /** Returns the same image, for a platform unless it has one of its own. */
    public BaseImage orPlatform(Optional<String> other) {
        return new BaseImage(image, platform.or(() -> other), line);
    }
}
