package io.github.dockermaven.container;

import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.util.Optional;

/**
 * The image of a container that is to run.
 *
 * @param isOfBuild whether this build makes it, so that it is not pulled
 * @param application what is known of the application in it
 * @param pullPolicy when it is pulled
 * @param context what a service of a compose file is built from, by {@code docker:build} before; then it is never pulled
 */
public record RequestedImage(
        ImageReference name,
        boolean isOfBuild,
        ApplicationHints application,
        PullPolicy pullPolicy,
        Optional<String> context) {
    /** An image that nothing else builds. */
    public RequestedImage(ImageReference name, boolean isOfBuild, ApplicationHints application, PullPolicy pullPolicy) {
        this(name, isOfBuild, application, pullPolicy, Optional.empty());
    }

    /** Returns whether {@code docker:build} makes it, so that it is pulled from nowhere. */
    public boolean isBuilt() {
        return isOfBuild || context.isPresent();
    }

    /** Returns the same image, made by this build. */
    RequestedImage ofBuild(ApplicationHints known) {
        return new RequestedImage(name, true, known, pullPolicy);
    }
}
