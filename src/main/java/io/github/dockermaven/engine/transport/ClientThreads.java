package io.github.dockermaven.engine.transport;

import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The threads of one client, which end with it. No process waits for them. */
final class ClientThreads {
    /** By then they have nothing to do but to end; were it otherwise, a build would not wait for them. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final List<Thread> threads = new ArrayList<>();

    /** Makes one, which is still to be started. */
    synchronized Thread make(String name, Runnable task) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Waits for the end of all that there are. */
    void awaitEnd() {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        Threads.awaitEnd(all, LONGEST_END);
    }
}
