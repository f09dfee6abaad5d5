/**
 * The credentials for registries: where they come from, and which registry they are for.
 *
 * <p>Main types: {@link Credentials}, the {@link CredentialSource}s in their order; {@link AuthFiles},
 * {@link CredentialHelper}, {@link ConfiguredCredential}; {@link Credential}, {@link RegistryName}.
 *
 * <p>Not here: Maven's settings.xml, which {@link io.github.dockermaven.project project} reads; the way in which a
 * registry is given a credential, which is in {@link io.github.dockermaven.registry registry}.
 */
package io.github.dockermaven.credentials;
