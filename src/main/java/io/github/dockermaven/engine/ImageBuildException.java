package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;

/** The failure of an engine's build of an image. */
public final class ImageBuildException extends DockerFailureException {
    private final String step;
    private final transient List<String> lastLines;

    public ImageBuildException(String message, String step, List<String> lastLines) {
        super(message);
        this.step = step;
        this.lastLines = lastLines;
    }

    /** Returns the failed step in the builder's words, for example {@code [2/3] RUN make}; empty if none began. */
    public String step() {
        return step;
    }

    /** Returns the last lines that the failed step printed, the oldest first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
