package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Prints the logs of containers, each line with its container's alias. Memory does not grow with the logs. */
public class LogPrinter {
    /** The longest wait for threads that were interrupted, which end at once. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /**
     * Prints what containers have written, by time over all, and then as it comes what they write until they end.
     *
     * @throws DockerFailureException if a log cannot be read
     */
    public void print(List<LogSource> sources, LogRequest request, EngineSession engine, LogStyle style, LogSink sink) {
        EngineContainers containers = engine.containers();
        int width = sources.stream().mapToInt(LogSource::width).max().orElse(0);
        PrintedLogs out = new PrintedLogs(width, style, sink);
        sources.forEach(out::add);
        try {
            Map<LogSource, LogPosition> last = Map.of();
            // One alone is followed from its begin: an engine that is asked twice reads a long log twice.
            if (sources.size() > 1 || !request.follow()) {
                boolean hasTimes = sources.size() > 1 || style.hasTimes(sources.get(0));
                try (LogHistory history = new LogHistory(containers, sources, request.options(hasTimes))) {
                    last = history.read(out);
                }
                out.flush();
            }
            if (request.follow()) {
                follow(followers(sources, request, last, containers, out));
            }
        } finally {
            out.flush();
        }
    }

    private static List<LogFollower> followers(
            List<LogSource> sources,
            LogRequest request,
            Map<LogSource, LogPosition> last,
            EngineContainers containers,
            LogOutput out) {
        LogOptions begin = request.options(true);
        // Without a line, all that comes is new, unless nothing before was wanted.
        LogOptions afterHistory = begin.tail().filter(lines -> lines > 0).isPresent() ? begin.withoutTail() : begin;
        return sources.stream()
                .map(source -> last.containsKey(source)
                        ? new LogFollower(containers, source, last.get(source), afterHistory, out)
                        : new LogFollower(containers, source, new LogPosition(), begin, out))
                .toList();
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
