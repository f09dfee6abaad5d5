package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/** The engine could not build an image. */
public final class ImageBuildException extends DockerFailureException {
    private final String step;
    private final transient List<String> lastLines;

    public ImageBuildException(String message, String step, List<String> lastLines) {
        super(message);
        this.step = step;
        this.lastLines = lastLines;
    }

    /** The step that failed as the builder calls it, for example {@code [2/3] RUN make}; empty if none began. */
    public String step() {
        return step;
    }

    /** The last lines that the failed step printed, the oldest first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
