package io.github.dockermaven.registry;

import java.io.IOException;

/** A server sends us to where we cannot go: asked again, it would do the same. */
final class AddressException extends IOException {
    AddressException(String message) {
        super(message);
    }
}
