package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.ErrorText;

/** A line of a Dockerfile, at which messages about it begin. */
record Place(String name, int line) {
    DockerFailureException failure(String message) {
        return new DockerFailureException(name + ":" + line + ": " + ErrorText.printable(message));
    }
}
