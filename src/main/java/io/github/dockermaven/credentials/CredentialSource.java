package io.github.dockermaven.credentials;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.Optional;

/** A place where a credential for an image's registry may be found. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * The credential for the registry that has or gets this image, or empty if this source has none.
     *
     * @throws DockerFailureException if the source has one that cannot be used; the message says where and how to repair
     *     it, and holds no secret
     */
    Optional<FoundCredential> find(ImageReference image);
}
