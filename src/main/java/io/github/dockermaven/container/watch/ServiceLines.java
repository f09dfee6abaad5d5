package io.github.dockermaven.container.watch;

import io.github.dockermaven.container.ContainerUsage;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.ContainerStats;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.http.Threads;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line for each container on a terminal: its state and for how long, how long it took to be ready, how often it was started
 * again, and its memory.
 */
public final class ServiceLines implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final EngineSession engine;
    private final Progress progress;
    private final Duration pause;
    private final Thread thread;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** What is known of a container without asking. */
    private static final class Line {
        private final Activity shown;
        private String id;
        private String run = "";
        private String ready = "";
        private int restarts = -1;

        private Line(Activity shown) {
            this.shown = shown;
        }

        private void started(StartedContainer container) {
            id = container.container().id();
            if (!container.run().equals(run)) {
                run = container.run();
                restarts++;
            }
            if (container.change() != Change.KEPT) {
                ready = ", ready in " + Durations.format(container.time());
            }
            shown.state(container.container().state().status() + ready);
        }
    }

    /** @param engine a session that this closes */
    public ServiceLines(EngineSession engine, Progress progress) {
        this(engine, progress, PAUSE);
    }

    /** @param pause between two looks */
    ServiceLines(EngineSession engine, Progress progress, Duration pause) {
        this.engine = engine;
        this.progress = progress;
        this.pause = pause;
        this.thread = new Thread(this::run, "docker-watch-lines");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes containers for those of their lines, which are shown from then on. */
    public synchronized void started(Collection<StartedContainer> containers) {
        int width = containers.stream()
                .mapToInt(each -> each.request().alias().length())
                .max()
                .orElse(0);
        containers.forEach(each -> lines.computeIfAbsent(
                        each.request().alias(),
                        alias -> new Line(progress.begin(alias + " ".repeat(width - alias.length()))))
                .started(each));
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            List<ListedContainer> all = engine.containers().list(Owner.filter());
            Map<String, ContainerStats> stats = ContainerUsage.measure(
                    all.stream()
                            .filter(each -> isShown(each.id()) && !each.hasEnded())
                            .toList(),
                    engine);
            show(all, stats);
        } catch (DockerFailureException | DockerExecutionException e) {
            // What the engine does not answer is reported where it is needed.
        }
    }

    private synchronized boolean isShown(String id) {
        return lines.values().stream().anyMatch(line -> id.equals(line.id));
    }

    private synchronized void show(List<ListedContainer> all, Map<String, ContainerStats> stats) {
        lines.values()
                .forEach(line -> line.shown.state(all.stream()
                        .filter(each -> each.id().equals(line.id))
                        .findFirst()
                        .map(each -> text(line, each, stats.getOrDefault(each.id(), ContainerStats.NONE)))
                        .orElse("is made anew")));
    }

    private static String text(Line line, ListedContainer container, ContainerStats stats) {
        return container.status()
                + line.ready
                + (line.restarts <= 0
                        ? ""
                        : ", started anew " + (line.restarts == 1 ? "once" : line.restarts + " times"))
                + (stats.equals(ContainerStats.NONE) ? "" : ", " + ByteSizes.format(stats.memory()));
    }

    @Override
    public void close() {
        engine.close();
        thread.interrupt();
        Threads.awaitEnd(List.of(thread), LONGEST_END);
        synchronized (this) {
            lines.values().forEach(line -> line.shown.close());
        }
    }
}
