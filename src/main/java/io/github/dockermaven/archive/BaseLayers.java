package io.github.dockermaven.archive;

/** The layers of a base image, wherever they come from. */
@FunctionalInterface
public interface BaseLayers {
    /** The layers of the empty image. */
    BaseLayers NONE = target -> {};

    /**
     * Passes all layers to a target, possibly among others.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if they are not available
     * @throws io.github.dockermaven.error.DockerExecutionException if they cannot be read
     */
    void read(LayerTarget target);
}
