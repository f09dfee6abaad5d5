package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.ContainerEvent;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EventStream;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's events of all containers of a start, by one stream that a thread of its own reads. It is opened before
 * the first container is created, so that no event is missed, and closed after the last one is ready.
 */
public final class ContainerWatch implements AutoCloseable {
    private static final List<String> ACTIONS = List.of("start", "die", "oom", "destroy", "health_status");
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /** More than a start creates before it awaits them; others' containers may come and go by thousands. */
    private static final int MOST_NOTED = 2_000;

    private final Events events;
    private final Thread thread;
    private final Map<String, ContainerLife> awaited = new HashMap<>();
    private final Map<String, ContainerLife> noted = new LinkedHashMap<>();
    private Optional<String> broken = Optional.empty();
    private boolean closed;

    /** Events as they come. Closing them ends a wait for the next. */
    interface Events extends AutoCloseable {
        /** Returns the next event, which is waited for; empty at the end. */
        Optional<ContainerEvent> next();

        @Override
        void close();
    }

    private ContainerWatch(Events events) {
        this.events = events;
        this.thread = new Thread(this::read, "docker-container-events");
        thread.setDaemon(true);
    }

    /**
     * Begins to watch.
     *
     * @param labels the labels, {@code name=value}, of the containers of the start
     */
    public static ContainerWatch open(EngineContainers containers, List<String> labels) {
        EventStream stream = containers.events(
                Map.of("type", List.of("container"), "event", ACTIONS, "label", labels), Optional.empty());
        return of(new Events() {
            @Override
            public Optional<ContainerEvent> next() {
                return stream.next();
            }

            @Override
            public void close() {
                stream.close();
            }
        });
    }

    static ContainerWatch of(Events events) {
        ContainerWatch watch = new ContainerWatch(events);
        watch.thread.start();
        return watch;
    }

    private void read() {
        String reason = "the engine ended them";
        try {
            for (Optional<ContainerEvent> event = events.next(); event.isPresent(); event = events.next()) {
                add(event.get());
            }
        } catch (RuntimeException e) {
            reason = PrintableText.of(e);
        }
        breakOff(reason);
    }

    private synchronized void add(ContainerEvent event) {
        ContainerLife life = awaited.get(event.id());
        if (life == null) {
            life = noted.computeIfAbsent(event.id(), id -> new ContainerLife());
        }
        life.add(event);
        if (noted.size() > MOST_NOTED) {
            noted.remove(noted.keySet().iterator().next());
        }
    }

    private synchronized void breakOff(String reason) {
        if (!closed) {
            broken = Optional.of(reason);
            awaited.values().forEach(life -> life.breakOff(reason));
        }
    }

    /** Returns the course of a container up to now and from now on. */
    synchronized ContainerLife life(String id) {
        return awaited.computeIfAbsent(id, key -> {
            ContainerLife known = noted.remove(key);
            ContainerLife life = known == null ? new ContainerLife() : known;
            broken.ifPresent(life::breakOff);
            return life;
        });
    }

    /** Returns how many containers are remembered. */
    synchronized int size() {
        return awaited.size() + noted.size();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        events.close();
        thread.interrupt();
        Threads.awaitEnd(List.of(thread), LONGEST_END);
    }
}
