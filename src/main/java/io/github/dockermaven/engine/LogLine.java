package io.github.dockermaven.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a container's output.
 *
 * @param time when it was written, if that was asked for
 * @param text without its end, as the process wrote it: it may have colours and other control characters
 */
public record LogLine(LogFrame.Source source, Optional<Instant> time, String text) {}
