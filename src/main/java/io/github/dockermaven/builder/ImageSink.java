package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/** A destination of assembled images other than an engine. */
interface ImageSink {
    /**
     * Checks in advance whether images can be stored.
     *
     * @throws DockerFailureException if they cannot
     */
    void check();

    /** Returns the fix for an image that only an engine can build, as a sentence without its full stop. */
    String remedy();

    /**
     * Stores the image, unless it exists already.
     *
     * @param images one for each platform
     * @throws DockerFailureException if they are refused, or a layer of a base image is not available
     * @throws DockerExecutionException if a file cannot be read or written
     */
    BuildOutcome put(List<MeasuredImage> images);
}
