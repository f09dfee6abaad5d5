package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.http.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a registry forget an upload that will not go on, and what it has of it (OCI distribution specification, "Cancel a blob
 * upload": DELETE). Many do so by themselves after a while, and some want more rights for it: it is asked once, and what
 * comes of it is not told. When this is done its thread has ended: at the end of a goal its classes are gone.
 *
 * @param location the upload's address
 */
record UploadCancellation(RepositoryClient client, HttpUrl location, Scope scope) {
    private static final Logger LOG = LoggerFactory.getLogger(UploadCancellation.class);

    /** How long it is waited for, whatever it takes: the push waits. */
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** More than it takes to end what has been interrupted. */
    private static final Duration END = Duration.ofMinutes(5);

    /** Asks in a thread of its own, because this one may be interrupted: that, too, may be why the upload ends. */
    void run() {
        Thread asking = new Thread(this::ask, "docker-registry-cancel");
        asking.setDaemon(true);
        asking.start();
        boolean interrupted = Thread.interrupted();
        try {
            asking.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        asking.interrupt();
        Threads.awaitEnd(List.of(asking), END);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            client.once(Request.delete(location), scope).close();
        } catch (IOException | DockerFailureException | DockerExecutionException e) {
            LOG.debug("{} is not cancelled", location, e);
        }
    }
}
