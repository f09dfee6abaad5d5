package io.github.dockermaven.build;

import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.util.List;

/**
 * What came of a build.
 *
 * @param id the image's id
 * @param upToDate whether it was there already, so that nothing was sent or written
 */
record BuildOutcome(String id, boolean upToDate) {
    /** That of an image which is there; it gets those of its names that it does not have yet. */
    static BuildOutcome upToDate(String id, List<ImageReference> names, EngineImages images, Progress progress) {
        for (ImageReference name : names) {
            if (images.find(name).filter(image -> image.id().equals(id)).isEmpty()) {
                images.tag(id, name);
                progress.action("Tagged " + id + " as " + name);
            }
        }
        return new BuildOutcome(id, true);
    }
}
