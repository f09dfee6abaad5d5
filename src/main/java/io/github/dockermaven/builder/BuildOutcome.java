package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;

/**
 * The result of a build.
 *
 * @param id the image's id
 * @param upToDate whether the image existed already, so that nothing was sent or written
 * @param manifest the digest of its manifest, if it was pushed to a registry
 * @param fixedTime whether it was newly assembled, and so has the POM's time of creation
 */
record BuildOutcome(String id, boolean upToDate, Optional<Digest> manifest, boolean fixedTime) {
    /** Returns the result for an image in an engine or an archive. */
    static BuildOutcome ofImage(String id, boolean upToDate) {
        return new BuildOutcome(id, upToDate, Optional.empty(), false);
    }

    /** Returns the result for an image that the embedded builder assembled for an engine or an archive. */
    static BuildOutcome assembled(String id) {
        return new BuildOutcome(id, false, Optional.empty(), true);
    }

    /** Returns the result for an existing image; missing names are added to it. */
    static BuildOutcome upToDate(String id, List<ImageReference> names, EngineImages images, Progress progress) {
        for (ImageReference name : names) {
            if (images.find(name).filter(image -> image.id().equals(id)).isEmpty()) {
                images.tag(id, name);
                progress.action("Tagged " + id + " as " + name);
            }
        }
        return ofImage(id, true);
    }
}
