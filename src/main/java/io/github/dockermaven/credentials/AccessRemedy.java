package io.github.dockermaven.credentials;

import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/** What to tell a user whom a registry refused. */
public final class AccessRemedy {
    private AccessRemedy() {}

    /** How the registry was asked: {@code  with user ada from ~/.docker/config.json}. */
    public static String asked(Optional<FoundCredential> used) {
        return used.map(found -> " with " + found).orElse(" without credentials");
    }

    /**
     * What to do, without a full stop.
     *
     * @param image what was to be pulled or pushed
     * @param used the credential that the registry was given
     */
    public static String of(ImageReference image, Optional<FoundCredential> used) {
        return used.isPresent()
                ? "Check the user's name and password, and what the user may do with " + image.name()
                : "Give the registry's user and password: a <server> with the id " + image.registry()
                        + " in settings.xml, or 'docker login " + image.registry() + "'";
    }
}
