package io.github.dockermaven.container.readiness;

import java.util.ArrayList;
import java.util.List;

/**
 * The containers of a start that are ready and have to run still, while others are awaited. An end without an error is
 * no reason to give up: its service may be done.
 */
final class ReadyContainers {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(ContainerLife life, int ends, ReadinessFailures failures) {}

    /**
     * Adds a container that has become ready.
     *
     * @param ends how often it had ended before
     * @param failures its errors
     */
    synchronized void add(ContainerLife life, int ends, ReadinessFailures failures) {
        entries.add(new Entry(life, ends, failures));
    }

    /** Throws the error of the first that has ended with one, and is not started again. */
    void check() {
        for (Entry entry : ended()) {
            entry.failures.endedLater().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** Returns those that have ended since the last call. */
    private synchronized List<Entry> ended() {
        List<Entry> ended =
                entries.stream().filter(entry -> entry.life.ends() > entry.ends).toList();
        entries.removeAll(ended);
        ended.forEach(entry -> entries.add(new Entry(entry.life, entry.life.ends(), entry.failures)));
        return ended;
    }
}
