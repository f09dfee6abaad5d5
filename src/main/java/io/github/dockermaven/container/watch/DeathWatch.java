package io.github.dockermaven.container.watch;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.readiness.ExitCode;
import io.github.dockermaven.container.readiness.LastLines;
import io.github.dockermaven.engine.ContainerEvent;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EventStream;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The ends of containers that nobody wanted to end, each reported with its last lines. While containers are started, ends are only
 * noted: those of the containers that another has taken the place of are none of these.
 */
public final class DeathWatch implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final EngineSession engine;
    private final Consumer<String> report;
    private final EventStream events;
    private final Thread thread;
    private final Map<String, StartedContainer> watched = new ConcurrentHashMap<>();
    private final List<ContainerEvent> noted = new ArrayList<>();
    private final Set<String> dead = new LinkedHashSet<>();
    private boolean isStarting;
    private volatile boolean closed;

    /**
     * @param engine a session that this closes
     * @param report gets the text about each end
     */
    public DeathWatch(EngineSession engine, Consumer<String> report) {
        this.engine = engine;
        this.report = report;
        this.events = engine.containers()
                .events(
                        Map.of(
                                "type",
                                List.of("container"),
                                "event",
                                List.of("die"),
                                "label",
                                Owner.filter().get("label")),
                        Optional.empty());
        this.thread = new Thread(this::read, "docker-watch-ends");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins a start, in which containers are meant to end. */
    public synchronized void pause() {
        isStarting = true;
    }

    /** Ends a start, after which these containers run. */
    public synchronized void resume(Collection<StartedContainer> started) {
        started.forEach(each -> {
            watched.values()
                    .removeIf(other ->
                            other.request().alias().equals(each.request().alias()));
            watched.put(each.container().id(), each);
            dead.remove(each.request().alias());
        });
        isStarting = false;
        List<ContainerEvent> open = List.copyOf(noted);
        noted.clear();
        open.forEach(this::died);
    }

    /** Ends a start that failed: what was to run is to be started again. */
    public synchronized void failed(Collection<String> aliases) {
        dead.addAll(aliases);
        watched.values().removeIf(each -> aliases.contains(each.request().alias()));
        resume(List.of());
    }

    /** Returns the aliases of the containers that have ended, or did not start. */
    public synchronized List<String> dead() {
        return List.copyOf(dead);
    }

    private void read() {
        try {
            for (Optional<ContainerEvent> event = events.next(); event.isPresent(); event = events.next()) {
                died(event.get());
            }
        } catch (DockerExecutionException e) {
            if (!closed) {
                report.accept("The ends of containers are not seen any more: " + PrintableText.of(e));
            }
        }
    }

    private synchronized void died(ContainerEvent event) {
        StartedContainer container = watched.get(event.id());
        if (isStarting) {
            noted.add(event);
        } else if (container != null && !isBefore(event, container)) {
            report.accept(text(event, container.request().alias()));
        }
    }

    /** Returns whether an end is that of an earlier run, such as the one that a restart ends. */
    private static boolean isBefore(ContainerEvent event, StartedContainer container) {
        return container
                .container()
                .state()
                .startedAt()
                .filter(start -> event.time().isBefore(start))
                .isPresent();
    }

    private String text(ContainerEvent event, String alias) {
        Optional<EngineContainer> now = engine.containers().find(event.id());
        boolean isRestarted = now.filter(
                        each -> each.state().running() || each.state().restarting())
                .isPresent();
        if (!isRestarted) {
            dead.add(alias);
        }
        int code = event.exitCode().orElse(0);
        return "Container '" + alias + "' has ended with exit code " + code + " (" + ExitCode.meaning(code) + "). "
                + (isRestarted
                        ? "The engine starts it again, by its restart policy."
                        : "It is started again with the next change.")
                + lines(event.id());
    }

    private String lines(String id) {
        try {
            StringBuilder text = new StringBuilder();
            new LastLines(engine.containers()).of(id).forEach(line -> text.append("\n  | ")
                    .append(line));
            return text.isEmpty() ? " It wrote nothing to its log." : " The last lines of its log:" + text;
        } catch (DockerFailureException | DockerExecutionException e) {
            return " Its log cannot be read: " + PrintableText.of(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        events.close();
        engine.close();
        thread.interrupt();
        Threads.awaitEnd(List.of(thread), LONGEST_END);
    }
}
