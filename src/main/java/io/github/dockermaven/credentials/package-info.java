/**
 * The credentials for registries: their sources, and the registry that each of them is for.
 *
 * <p>Main types: {@link Credentials}, the {@link CredentialSource}s in their order; {@link AuthFiles},
 * {@link CredentialHelper}, {@link ConfiguredCredential}; {@link Credential}, {@link RegistryName}.
 *
 * <p>Not here: Maven's settings.xml, which {@link io.github.dockermaven.project project} reads; the protocol by which a
 * registry receives a credential, which is in {@link io.github.dockermaven.registry registry}.
 */
package io.github.dockermaven.credentials;
