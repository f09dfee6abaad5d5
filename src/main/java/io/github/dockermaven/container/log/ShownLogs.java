package io.github.dockermaven.container.log;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.StartedLogs;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The logs of started containers, shown while they are awaited and while the build goes on: by Maven's log, or in the files of
 * their settings. They have a session with the engine of their own, because the goal that starts them ends before.
 */
public final class ShownLogs implements StartedLogs, AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final EngineSession engine;
    private final List<ContainerRequest> shown;
    private final LogStyle style;
    private final Consumer<String> warnings;
    private final PrintedLogs printed;
    private final Map<Path, LogFile> files = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Following> last = new HashMap<>();
    private volatile boolean closed;

    /** A container that is or was followed. */
    private record Following(String container, Thread thread, LogPosition position) {}

    /**
     * @param engine a session that this closes
     * @param shown the containers whose logs are wanted
     * @param log receives each line
     */
    public ShownLogs(
            EngineSession engine,
            List<ContainerRequest> shown,
            LogStyle style,
            Consumer<String> log,
            Consumer<String> warnings) {
        this.engine = engine;
        this.shown = List.copyOf(shown);
        this.style = style;
        this.warnings = warnings;
        int width = shown.stream()
                .filter(container -> container.log().prefix().isEmpty()
                        && container.log().file().isEmpty())
                .mapToInt(container -> container.alias().length())
                .max()
                .orElse(0);
        this.printed = new PrintedLogs(width, style, LogSink.of(log));
    }

    @Override
    public synchronized void follow(ContainerRequest request, EngineContainer container, Change change) {
        Optional<Following> before =
                Optional.ofNullable(last.get(request.alias())).filter(each -> each.container.equals(container.id()));
        // One that a second start keeps, or that was restarted, may be followed still.
        boolean isFollowed = before.filter(each -> each.thread.isAlive()).isPresent();
        if (closed || isFollowed || !shown.contains(request)) {
            return;
        }
        LogSource source = LogSource.of(container, request);
        PrintedLogs output = request.log().file().map(this::file).orElse(printed);
        output.add(source);
        LogPosition position = before.map(Following::position).orElseGet(LogPosition::new);
        LogFollower follower = new LogFollower(engine.containers(), source, position, begin(container, change), output);
        Thread thread = new Thread(
                () -> {
                    run(follower, output, request.alias());
                    output.remove(source);
                },
                "docker-log-" + request.alias());
        thread.setDaemon(true);
        threads.removeIf(each -> !each.isAlive());
        threads.add(thread);
        last.put(request.alias(), new Following(container.id(), thread, position));
        thread.start();
    }

    private static LogOptions begin(EngineContainer container, Change change) {
        LogOptions all = LogOptions.ALL.withTimestamps();
        return switch (change) {
            case CREATED, RECREATED -> all;
            case RESTARTED -> container.state().startedAt().map(all::since).orElse(all);
            case KEPT -> all.last(0);
        };
    }

    private PrintedLogs file(Path path) {
        return files.computeIfAbsent(path, first -> LogFile.create(path, style)).output();
    }

    /** What a build does without: that its end is not seen is no reason for it to fail. */
    private void run(LogFollower follower, LogOutput output, String alias) {
        try {
            follower.run();
            output.flush();
        } catch (RuntimeException e) {
            if (!closed) {
                warnings.accept("The log of " + alias + " is shown no further: " + PrintableText.of(e));
            }
        }
    }

    /** Ends it, and closes the files. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            running = List.copyOf(threads);
        }
        engine.close();
        running.forEach(Thread::interrupt);
        Threads.awaitEnd(running, LONGEST_END);
        synchronized (this) {
            files.values().forEach(LogFile::close);
        }
    }
}
