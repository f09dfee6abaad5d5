package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The builder and the destination of an image, and the settings of the embedded builder.
 *
 * @param builder the builder
 * @param destination the destination
 * @param time the time of creation of the image and its files
 * @param cache the folder for the contents of base images, which all builds of a user share
 */
public record BuilderSettings(Builder builder, Destination destination, Instant time, Path cache) {
    /** @throws DockerFailureException if the builder does not support the destination */
    public BuilderSettings {
        if (builder == Builder.ENGINE && destination != Destination.ENGINE) {
            throw new DockerFailureException("docker.builder is engine and docker.destination is " + destination
                    + ", but what goes there is assembled without the engine's builder. Set docker.builder to auto, or"
                    + " docker.destination to engine.");
        }
    }
}
