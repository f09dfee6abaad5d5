package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerExecutionException;

/** The end of what a thread did when it is interrupted, at Ctrl-C or because another one failed. */
final class Interruptions {
    private Interruptions() {}

    static DockerExecutionException of(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DockerExecutionException("Interrupted while waiting for a registry.", e);
    }
}
