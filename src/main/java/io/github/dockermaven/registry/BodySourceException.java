package io.github.dockermaven.registry;

import java.io.IOException;

/** A content that was to be sent cannot be read. The registry is not at fault, and a retry would not help. */
final class BodySourceException extends IOException {
    BodySourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
