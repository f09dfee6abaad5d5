package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/** Where an assembled image goes that goes into no engine. */
interface ImageSink {
    /**
     * Says that it cannot go there, if that is known before.
     *
     * @throws DockerFailureException if so
     */
    void check();

    /** What to do with an image that only an engine can make, as a sentence without its full stop. */
    String remedy();

    /**
     * Puts the image there, unless it is there already.
     *
     * @param images for each platform one
     * @throws DockerFailureException if the place does not take it, or a layer of its base image is not available
     * @throws DockerExecutionException if a file cannot be read or written
     */
    BuildOutcome put(List<MeasuredImage> images);
}
