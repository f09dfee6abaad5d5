package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;

/** A registry does not have a content, or not for this user: many registries answer both in the same way. */
public final class NotFoundException extends DockerFailureException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
