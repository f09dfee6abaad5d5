package io.github.dockermaven.registry;

import java.time.Instant;

/**
 * A token server's token for a scope.
 *
 * @param end the time when it expires
 */
record Token(String value, Instant end) {
    /** Returns a form without the secret, for messages. */
    @Override
    public String toString() {
        return "token until " + end;
    }
}
