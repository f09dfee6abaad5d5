package io.github.dockermaven.registry;

import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.time.Duration;

/** A server did nothing for too long. */
final class SilenceException extends IOException {
    SilenceException(Duration silence) {
        this("it was silent for " + Durations.format(silence));
    }

    SilenceException(String message) {
        super(message);
    }
}
