package io.github.dockermaven.registry;

import java.io.IOException;

/** A server sends us to where we cannot go: asked again, it would do the same. */
final class BadLocationException extends IOException {
    BadLocationException(String message) {
        super(message);
    }
}
