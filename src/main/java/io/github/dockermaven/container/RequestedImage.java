package io.github.dockermaven.container;

import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;

/**
 * The image of a container that is to run.
 *
 * @param isOfBuild whether this build makes it, so that it is not pulled
 * @param application what is known of the application in it
 * @param pullPolicy when it is pulled
 */
public record RequestedImage(
        ImageReference name, boolean isOfBuild, ApplicationHints application, PullPolicy pullPolicy) {
    /** Returns the same image, made by this build. */
    RequestedImage ofBuild(ApplicationHints known) {
        return new RequestedImage(name, true, known, pullPolicy);
    }
}
