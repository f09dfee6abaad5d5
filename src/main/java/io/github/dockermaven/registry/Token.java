package io.github.dockermaven.registry;

import java.time.Instant;

/**
 * A token server's token for a scope.
 *
 * @param end when it is no longer any good
 */
record Token(String value, Instant end) {
    /** Its secret never is in a message. */
    @Override
    public String toString() {
        return "token until " + end;
    }
}
