package io.github.dockermaven.builder;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.registry.RegistrySettings;

/**
 * How a build gets at registries.
 *
 * @param pull for those of base images
 * @param push for the one that the image goes into, if it goes there straight
 * @param settings how those are reached that no engine asks
 */
public record RegistryClients(Credentials pull, Credentials push, RegistrySettings settings) {}
