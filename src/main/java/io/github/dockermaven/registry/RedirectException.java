package io.github.dockermaven.registry;

import java.io.IOException;

/** A server redirects to where it cannot be followed: asked again, it would do the same. */
final class RedirectException extends IOException {
    RedirectException(String message) {
        super(message);
    }
}
