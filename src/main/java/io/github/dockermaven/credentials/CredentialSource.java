package io.github.dockermaven.credentials;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Optional;

/** A source of credentials for registries. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * Returns the credential for a registry or a folder in it, empty if this source has none.
     *
     * @throws DockerFailureException if the source has one that cannot be used; the message names the source and the
     *     fix, and contains no secret
     */
    Optional<FoundCredential> find(RegistryName requested);

    /** Returns the credential for the registry of an image. */
    default Optional<FoundCredential> find(ImageReference image) {
        return find(RegistryName.of(image));
    }

    /**
     * Returns the places that are searched, in this order and as a person would name them, to explain why nothing was
     * found.
     */
    default List<String> places() {
        return List.of();
    }
}
