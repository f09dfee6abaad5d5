package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What makes an image and where it goes, and what the embedded builder needs to know for it.
 *
 * @param builder what makes it
 * @param destination where it goes
 * @param time when the image and its files are said to be made
 * @param cache the folder for what is known of base images, which all builds of a user share
 */
public record BuilderSettings(Builder builder, Destination destination, Instant time, Path cache) {
    /** @throws DockerFailureException if that builder makes nothing for that destination */
    public BuilderSettings {
        if (builder == Builder.ENGINE && destination != Destination.ENGINE) {
            throw new DockerFailureException("docker.builder is engine and docker.destination is " + destination
                    + ", but what goes there is assembled without the engine's builder. Set docker.builder to auto, or"
                    + " docker.destination to engine.");
        }
    }
}
