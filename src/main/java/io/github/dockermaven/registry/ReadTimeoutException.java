package io.github.dockermaven.registry;

import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.time.Duration;

/** A server was inactive for too long. */
final class ReadTimeoutException extends IOException {
    ReadTimeoutException(Duration silence) {
        this("it was silent for " + Durations.format(silence));
    }

    ReadTimeoutException(String message) {
        super(message);
    }
}
