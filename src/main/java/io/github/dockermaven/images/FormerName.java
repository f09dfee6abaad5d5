package io.github.dockermaven.images;

import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Progress;
import java.util.Optional;

/**
 * The image of a name in an engine before the name is given to another image temporarily.
 *
 * @param before the image that had the name, empty if none had
 */
record FormerName(EngineImages images, ImageReference name, Optional<EngineImage> before) {
    static FormerName of(ImageReference name, EngineImages images) {
        return new FormerName(images, name, images.find(name));
    }

    /** Returns whether this image had the name. */
    boolean isOf(String id) {
        return before.filter(image -> image.id().equals(id)).isPresent();
    }

    /**
     * Gives the name back to the image that had it, or removes it if none had, also after Ctrl-C. A failure is reported,
     * and not an error.
     */
    void restore(Progress progress) {
        Uninterruptibles.run(() -> ask(progress));
    }

    private void ask(Progress progress) {
        try {
            before.ifPresentOrElse(image -> images.tag(image.id(), name), () -> images.remove(name.toString(), false));
        } catch (RuntimeException e) {
            progress.action("The engine keeps the name " + name + ", which is to be removed: " + e.getMessage());
        }
    }
}
