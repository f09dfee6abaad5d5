package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;

/** A registry does not have something, or not for who asks: many answer both in the same way. */
public final class NotAvailableException extends DockerFailureException {
    private static final long serialVersionUID = 1L;

    public NotAvailableException(String message) {
        super(message);
    }
}
