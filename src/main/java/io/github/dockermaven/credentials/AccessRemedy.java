package io.github.dockermaven.credentials;

import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/** The advice for a user whom a registry refused. */
public final class AccessRemedy {
    private AccessRemedy() {}

    /** Returns how the registry was asked: {@code  with user ada from ~/.docker/config.json}. */
    public static String asked(Optional<FoundCredential> used) {
        return used.map(found -> " with " + found).orElse(" without credentials");
    }

    /**
     * Returns the fix, without a full stop.
     *
     * @param image the image to pull or push
     * @param used the credential that was sent to the registry
     */
    public static String of(ImageReference image, Optional<FoundCredential> used) {
        return used.isPresent()
                ? "Check the user's name and password, and the user's permissions for " + image.name()
                : "Give the registry's user and password: a <server> with the id " + image.registry()
                        + " in settings.xml, or 'docker login " + image.registry() + "'";
    }
}
