package io.github.dockermaven.container.copy;

import io.github.dockermaven.engine.EngineContainerFiles.Container;

/** A file or folder that a container has before its first process. */
public interface ProvidedFile {
    /**
     * Returns the digest of its content, names and permissions, and where it is put. The time of its last change does not
     * matter.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if it does not exist
     */
    String digest();

    /** Puts it into a container that does not run yet. */
    void provide(CopyToContainer copy, Container container);
}
