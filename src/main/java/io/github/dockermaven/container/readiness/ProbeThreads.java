package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.ProbeThread.State;
import io.github.dockermaven.http.Threads;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The conditions of one run of a container, all watched at once. Closing it ends their threads. */
final class ProbeThreads implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    static final ProbeThreads NONE = new ProbeThreads(List.of());

    private final List<ProbeThread> threads;

    private ProbeThreads(List<ProbeThread> threads) {
        this.threads = threads;
    }

    static ProbeThreads start(List<Probe> probes, String container, Runnable onChange) {
        return new ProbeThreads(probes.stream()
                .map(probe -> ProbeThread.start(probe, container, onChange))
                .toList());
    }

    List<ProbeThread> all() {
        return threads;
    }

    boolean allHold() {
        return threads.stream().allMatch(each -> each.state() == State.HELD);
    }

    /** Returns whether something is still read that the process left behind. */
    boolean readTheRest() {
        return threads.stream().anyMatch(each -> each.probe().readsTheRest() && each.state() == State.WATCHING);
    }

    /** Returns whether each condition that does not hold has an excuse. */
    boolean areExcused() {
        return threads.stream()
                .allMatch(each ->
                        each.state() == State.HELD || each.probe().excuse().isPresent());
    }

    /** Returns the excuses of the conditions that do not hold. */
    List<String> excuses() {
        return threads.stream()
                .filter(each -> each.state() != State.HELD)
                .flatMap(each -> each.probe().excuse().stream())
                .toList();
    }

    /** Returns what held. */
    Stream<String> conditions() {
        return threads.stream().filter(each -> each.state() == State.HELD).map(each -> each.probe()
                .condition(each.lastAnswer()));
    }

    void throwFailure() {
        threads.forEach(ProbeThread::throwFailure);
    }

    /** Returns what is awaited still, for a terminal. */
    Stream<String> waiting() {
        return threads.stream()
                .filter(each -> each.state() != State.HELD)
                .map(each ->
                        each.probe().description() + (each.lastAnswer().isEmpty() ? "" : ": " + each.lastAnswer()));
    }

    @Override
    public void close() {
        threads.forEach(ProbeThread::close);
        Threads.awaitEnd(threads.stream().map(ProbeThread::thread).toList(), LONGEST_END);
    }
}
