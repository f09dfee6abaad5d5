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
 * The cancellation of an upload that failed, so that the registry deletes its part (OCI distribution specification,
 * "Cancel a blob upload": DELETE). Many registries do so after a while on their own, and some require more permissions
 * for it: the request is sent once, and its failure is not reported. Its thread has ended when {@link #run} returns,
 * because the classes that it uses are closed at the end of a goal.
 *
 * @param location the upload's address
 */
record UploadCancellation(RepositoryClient client, HttpUrl location, Scope scope) {
    private static final Logger LOG = LoggerFactory.getLogger(UploadCancellation.class);

    /** The longest wait, as the push waits too. */
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** More time than interrupted threads need to end. */
    private static final Duration END = Duration.ofMinutes(5);

    /**
     * Sends the request in a thread of its own, because an interruption of this one may be the reason for the
     * cancellation.
     */
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
