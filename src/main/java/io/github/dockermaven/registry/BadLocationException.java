package io.github.dockermaven.registry;

import java.io.IOException;

/** A server names an address that cannot be used: it would name the same at another attempt. */
final class BadLocationException extends IOException {
    BadLocationException(String message) {
        super(message);
    }
}
