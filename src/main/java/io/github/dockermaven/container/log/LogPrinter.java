package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Prints the logs of containers, each line with its container's alias. Memory does not grow with the logs. */
public class LogPrinter {
    /** The longest wait for threads that were interrupted, which end at once. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /**
     * Prints what containers have written, by time over all, and then as it comes what they write until they end.
     *
     * @param out receives each line
     * @throws DockerFailureException if a log cannot be read
     */
    public void print(List<LogSource> sources, LogRequest request, EngineSession engine, LogOutput out) {
        EngineContainers containers = engine.containers();
        Map<LogSource, Instant> last;
        try (LogHistory history = new LogHistory(containers, sources, request.tail())) {
            last = history.read(out::print);
        }
        if (request.follow()) {
            LogOptions all = LogOptions.ALL.withTimestamps();
            // Without a line, all that comes is new, unless nothing before was wanted.
            LogOptions begin = request.tail().filter(lines -> lines == 0).isPresent() ? all.last(0) : all;
            BiConsumer<LogSource, LogLine> lines = (source, line) -> {
                synchronized (out) {
                    out.print(source, line);
                }
            };
            follow(sources.stream()
                    .map(source ->
                            new LogFollower(containers, source, Optional.ofNullable(last.get(source)), begin, lines))
                    .toList());
        }
    }

    private static void follow(List<LogFollower> followers) {
        List<Thread> threads = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(followers.size(), task -> {
            Thread thread = new Thread(task, "docker-logs");
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
        try {
            CompletionService<Void> ends = new ExecutorCompletionService<>(pool);
            followers.forEach(follower -> ends.submit(follower::run, null));
            for (int i = 0; i < followers.size(); i++) {
                ends.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException("Following the logs was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            Threads.awaitEnd(threads, LONGEST_END);
        }
    }
}
