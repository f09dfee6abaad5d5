package io.github.dockermaven.images;

import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;

/** Adds names to an existing image. */
@Named
@Singleton
public class ImageTagger {
    /**
     * Adds names to an image.
     *
     * @param required whether a missing image is an error; if not, it is reported
     * @return the image's id, empty if the engine does not have it
     * @throws DockerFailureException if there is no name to add, the engine does not have the image, or it refuses a
     *     name
     */
    public Optional<String> tag(
            ImageReference image,
            List<ImageReference> names,
            boolean required,
            EngineImages images,
            Progress progress) {
        if (names.isEmpty()) {
            throw new DockerFailureException("No tag to add to image " + image
                    + ". Name at least one: <tags><tag>latest</tag></tags> or -Ddocker.tags=latest.");
        }
        Optional<EngineImage> found = images.find(image);
        if (found.isEmpty() && !required) {
            progress.action("Nothing to tag: the engine has no image " + image);
            return Optional.empty();
        }
        String id = found.orElseGet(() -> images.get(image)).id();
        for (ImageReference name : names) {
            images.tag(id, name);
            progress.action("Tagged " + image + " as " + name);
        }
        return Optional.of(id);
    }
}
