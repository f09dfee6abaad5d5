package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerExecutionException;

/** The error for a thread that is interrupted, by Ctrl-C or because another thread failed. */
final class Interruptions {
    private Interruptions() {}

    static DockerExecutionException of(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DockerExecutionException("Interrupted while waiting for a registry.", e);
    }
}
