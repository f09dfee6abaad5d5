package io.github.dockermaven.build;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.registry.RegistrySettings;

/** Registries that nobody has to log in to. */
final class AnonymousAccess {
    static final RegistryAccess ANONYMOUS =
            new RegistryAccess(Credentials.NONE, Credentials.NONE, RegistrySettings.DEFAULTS);

    private AnonymousAccess() {}
}
