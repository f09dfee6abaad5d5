package io.github.dockermaven.engine.transport;

import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The daemon threads of one client, which end with it. */
final class ClientThreads {
    /** The longest wait for their end, which follows at once when the client is closed. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final List<Thread> threads = new ArrayList<>();

    /** Creates a thread, which is not started yet. */
    synchronized Thread make(String name, Runnable task) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Waits for the end of all threads. */
    void awaitEnd() {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        Threads.awaitEnd(all, LONGEST_END);
    }
}
