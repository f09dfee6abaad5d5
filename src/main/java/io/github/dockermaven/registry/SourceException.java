package io.github.dockermaven.registry;

import java.io.IOException;

/** A content that was to be sent cannot be read: no fault of the registry, and no reason to try again. */
final class SourceException extends IOException {
    SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
