package io.github.dockermaven.builder;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.registry.RegistrySettings;

/**
 * A build's access to registries.
 *
 * @param pull the credentials for base images
 * @param push the credentials for the image, if it is pushed without an engine
 * @param settings the settings for registries that are reached without an engine
 */
public record RegistryClients(Credentials pull, Credentials push, RegistrySettings settings) {
    /** None, for what is not built now. */
    public static final RegistryClients NONE =
            new RegistryClients(Credentials.NONE, Credentials.NONE, RegistrySettings.DEFAULTS);
}
