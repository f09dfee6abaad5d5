package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;

/**
 * What came of a build.
 *
 * @param id the image's id
 * @param upToDate whether it was there already, so that nothing was sent or written
 * @param manifest the digest of its manifest, if it went into a registry
 * @param fixedTime whether it was assembled anew, and so says that it was made when the POM has it
 */
record BuildOutcome(String id, boolean upToDate, Optional<Digest> manifest, boolean fixedTime) {
    /** That of an image in an engine or an archive. */
    static BuildOutcome ofImage(String id, boolean upToDate) {
        return new BuildOutcome(id, upToDate, Optional.empty(), false);
    }

    /** That of an image which the embedded builder made for an engine or an archive. */
    static BuildOutcome assembled(String id) {
        return new BuildOutcome(id, false, Optional.empty(), true);
    }

    /** That of an image which is there; it gets those of its names that it does not have yet. */
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
