package io.github.dockermaven.project;

import io.github.dockermaven.credentials.RegistryName;

/**
 * The registries that a user and password without a registry of their own are for, by where these are given.
 *
 * @param ofCommandLine for properties of the command line
 * @param ofPom for all others: {@code <authConfig>}, and properties of the POM and of settings.xml
 */
public record CredentialRegistries(RegistryName ofCommandLine, RegistryName ofPom) {
    /** The same for both. */
    static CredentialRegistries of(RegistryName registry) {
        return new CredentialRegistries(registry, registry);
    }
}
