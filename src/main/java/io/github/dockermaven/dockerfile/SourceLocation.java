package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;

/** A line of a Dockerfile, with which messages about it begin. */
record SourceLocation(String name, int line) {
    DockerFailureException failure(String message) {
        return new DockerFailureException(name + ":" + line + ": " + PrintableText.printable(message));
    }
}
