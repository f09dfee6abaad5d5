package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerFailureException;

/** A source of the base images of assembled images. */
interface BaseImageSource {
    /**
     * Ensures that the image is available.
     *
     * @param location the line that names the image, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if it is not available
     * @throws ImageLoadException if this source cannot deliver its content
     */
    ResolvedBaseImage find(BaseImage image, String location) throws ImageLoadException;
}
