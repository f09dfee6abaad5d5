package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;

/** Where the base image of an assembled image comes from. */
interface BaseImageSource {
    /**
     * Sees to it that the image is there.
     *
     * @param location the line that names the image, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if it cannot be had
     * @throws ImageLoadException if this source does not tell what is in it
     */
    ResolvedBaseImage find(BaseImage image, String location) throws ImageLoadException;
}
