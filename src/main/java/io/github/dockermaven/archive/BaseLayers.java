package io.github.dockermaven.archive;

/** The layers of a base image, wherever they come from. */
@FunctionalInterface
public interface BaseLayers {
    /** Those of the image without anything in it. */
    BaseLayers NONE = target -> {};

    /**
     * Hands all of them over; there may be others among them.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if they are not available
     * @throws io.github.dockermaven.error.DockerExecutionException if they cannot be read
     */
    void read(LayerTarget target);
}
