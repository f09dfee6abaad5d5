package io.github.dockermaven.credentials;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Optional;

/** A place where a credential for a registry may be found. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * The credential for a registry, or for the folder in it that is named, or empty if this source has none.
     *
     * @throws DockerFailureException if the source has one that cannot be used; the message says where and how to repair
     *     it, and holds no secret
     */
    Optional<FoundCredential> find(RegistryName wanted);

    /** The credential for the registry that has or gets this image. */
    default Optional<FoundCredential> find(ImageReference image) {
        return find(RegistryName.of(image));
    }

    /** Where it looks, in this order, as a person would name it; for who has to know why nothing was found. */
    default List<String> places() {
        return List.of();
    }
}
