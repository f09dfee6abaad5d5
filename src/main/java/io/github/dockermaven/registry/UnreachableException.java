package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;

/** A registry, or the token server that it names, does not respond. */
public final class UnreachableException extends DockerFailureException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
