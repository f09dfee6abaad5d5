package io.github.dockermaven.registry;

import java.io.IOException;

/** A content that was to be sent cannot be read: no fault of the registry, and no reason to try again. */
final class BodySourceException extends IOException {
    BodySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
