package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last lines of a container's log, kept while it runs, for one whose log the engine removes with it
 * ({@code autoRemove}).
 */
final class LogTail implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(1);
    private static final int LONGEST_LINE = 4_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final ContainerAccess container;
    private final Thread thread;

    private LogTail(ContainerAccess container, String name) {
        this.container = container;
        this.thread = new Thread(this::read, "docker-log-tail-" + name);
        thread.setDaemon(true);
    }

    static LogTail follow(ContainerAccess container, String name) {
        LogTail tail = new LogTail(container, name);
        tail.thread.start();
        return tail;
    }

    private void read() {
        try (ContainerAccess.Lines lines = container.log(Optional.empty())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                add(line.get().substring(0, Math.min(line.get().length(), LONGEST_LINE)));
            }
        } catch (DockerFailureException | DockerExecutionException e) {
            // The message of the container's end goes without it.
        }
    }

    private synchronized void add(String line) {
        if (last.size() == ContainerAccess.LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    /** Returns the last lines, once the rest of the log of an ended container is read. */
    List<String> lines() {
        Threads.awaitEnd(List.of(thread), LONGEST_END);
        synchronized (this) {
            return List.copyOf(last);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Threads.awaitEnd(List.of(thread), LONGEST_END);
    }
}
