package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;

/** A container is not created because another one has its name. */
public final class NameTakenException extends DockerFailureException {
    NameTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
