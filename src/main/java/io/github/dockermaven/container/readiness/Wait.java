package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.AwaitedConditions.Chosen;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wait for one container, over all its runs: if the engine restarts it by its policy, all conditions have to hold
 * in the new run.
 */
final class Wait {
    /** How often a terminal gets what is awaited still. */
    private static final Duration SHOWN = Duration.ofMillis(500);

    /** How soon an end is looked for that was reported already. */
    private static final Duration SETTLED = Duration.ofMillis(20);

    /** How long the rest of a log is read after the end of the process. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final AwaitedContainer container;
    private final AwaitedConditions conditions;
    private final ContainerAccess access;
    private final ContainerLife life;
    private final ReadyContainers others;
    private final Activity shown;
    private final ReadinessFailures failures;
    private final long begun = System.nanoTime();
    private String lastShown = "";
    private Optional<LogTail> tail = Optional.empty();

    /** @param others those that are ready already */
    Wait(
            AwaitedContainer container,
            AwaitedConditions conditions,
            ContainerAccess access,
            ContainerLife life,
            ReadyContainers others,
            Activity shown) {
        this.container = container;
        this.conditions = conditions;
        this.access = access;
        this.life = life;
        this.others = others;
        this.shown = shown;
        this.failures = new ReadinessFailures(container, conditions, access, life, this::lastLines);
    }

    /** Returns once the container is ready. */
    Ready run() throws InterruptedException {
        try {
            return awaitRuns();
        } catch (DockerExecutionException e) {
            throw failures.unanswered(e);
        } finally {
            tail.ifPresent(LogTail::close);
        }
    }

    private Ready awaitRuns() throws InterruptedException {
        Optional<Instant> since = Optional.empty();
        while (true) {
            int ends = life.ends();
            Optional<EngineContainer> found = access.inspect();
            if (found.isEmpty()) {
                // An end that is all that was wanted, after which autoRemove had the engine remove it at once.
                awaitEnd();
                return ready(
                        ProbeThreads.NONE, "", end(ProbeThreads.NONE, found).orElseThrow());
            }
            EngineContainer now = found.get();
            if (now.state().restarting()) {
                awaitStart();
            } else {
                keepLog(now);
                Chosen chosen = choose(now, since);
                try (ProbeThreads probes = ProbeThreads.start(chosen.probes(), container.alias(), life::changed)) {
                    Optional<List<String>> notes = watch(probes, ends, now.running());
                    if (notes.isPresent()) {
                        if (!probes.all().isEmpty() && conditions.exit().isEmpty()) {
                            others.add(life, ends, failures);
                        }
                        return ready(probes, chosen.reason(), notes.get());
                    }
                }
            }
            since = life.lastEnd().map(ContainerLife.End::time);
        }
    }

    /** Events may come after the answer that there is no such container. */
    private void awaitEnd() throws InterruptedException {
        long known = life.changes();
        if (life.lastEnd().isEmpty()) {
            life.awaitChange(known, SHOWN);
        }
    }

    private void keepLog(EngineContainer now) {
        if (tail.isEmpty() && now.settings().autoRemove()) {
            tail = Optional.of(LogTail.follow(access, container.alias()));
        }
    }

    private Chosen choose(EngineContainer now, Optional<Instant> since) {
        try {
            return conditions.probes().choose(now, since);
        } catch (DockerFailureException e) {
            throw failures.impossible(e);
        }
    }

    private Ready ready(ProbeThreads probes, String reason, List<String> notes) {
        String condition = Stream.concat(probes.conditions(), conditions.withoutProbe().stream())
                .collect(Collectors.joining(", "));
        return new Ready(
                condition.isEmpty() ? "started" : condition,
                reason,
                Duration.ofNanos(System.nanoTime() - begun),
                life.restarts(),
                notes);
    }

    /** Waits until the engine starts the container again. */
    private void awaitStart() throws InterruptedException {
        long known = life.changes();
        failures.throwIfBroken();
        if (left().isZero()) {
            throw failures.late(ProbeThreads.NONE);
        }
        if (access.inspect().filter(each -> each.state().restarting()).isPresent()) {
            life.awaitChange(known, shorter(SHOWN, left()));
        }
    }

    /**
     * Watches one run of the container.
     *
     * @param ends how often the container had ended before
     * @return notes if it is ready; empty if the engine starts it again
     */
    private Optional<List<String>> watch(ProbeThreads probes, int ends, boolean running) throws InterruptedException {
        while (true) {
            long known = life.changes();
            failures.throwIfBroken();
            others.check();
            boolean hold = probes.allHold() && conditions.exit().isEmpty() && !conditions.isPause();
            boolean over = left().isZero();
            if (hold || over || !running || life.ends() > ends) {
                Optional<EngineContainer> now = access.inspect();
                if (!now.map(EngineContainer::running).orElse(false)) {
                    return end(probes, now);
                }
                boolean behind = life.ends() > ends && !over && life.isAheadOf(now.get());
                if (life.ends() > ends && !behind) {
                    return Optional.empty();
                }
                if (hold && !behind || over && conditions.isPause()) {
                    return Optional.of(List.of());
                }
                if (over) {
                    return Optional.of(excuses(probes));
                }
            }
            throwFailure(probes);
            show(Stream.concat(probes.waiting(), conditions.withoutProbe().stream())
                    .collect(Collectors.joining("; ")));
            life.awaitChange(known, shorter(life.ends() > ends ? SETTLED : SHOWN, left()));
        }
    }

    /** Verbose output has a line for each change. */
    private void show(String waiting) {
        if (!waiting.equals(lastShown)) {
            lastShown = waiting;
            shown.printed(waiting);
        }
    }

    private List<String> excuses(ProbeThreads probes) {
        if (conditions.exit().isEmpty() && probes.areExcused()) {
            return probes.excuses();
        }
        throw failures.late(probes);
    }

    /** Returns what follows from the end of the process: its restart, or that it is done. */
    private Optional<List<String>> end(ProbeThreads probes, Optional<EngineContainer> now) throws InterruptedException {
        if (now.isPresent() && now.get().state().restarting()) {
            return Optional.empty();
        }
        Optional<Integer> code =
                now.map(each -> each.state().exitCode()).or(() -> life.lastEnd().map(ContainerLife.End::exitCode));
        if (conditions.isStartEnough(probes) && code.equals(Optional.of(0))) {
            return Optional.of(List.of("its process has ended already, with exit code 0"));
        }
        if (conditions.exit().isEmpty() || !conditions.exit().equals(code)) {
            throw failures.ended(probes, now);
        }
        long end = System.nanoTime() + REST.toNanos();
        for (long known = life.changes(); probes.readTheRest() && System.nanoTime() < end; known = life.changes()) {
            life.awaitChange(known, SHOWN);
        }
        throwFailure(probes);
        if (!probes.allHold()) {
            throw failures.ended(probes, now);
        }
        return Optional.of(List.of());
    }

    private void throwFailure(ProbeThreads probes) {
        try {
            probes.throwFailure();
        } catch (DockerFailureException e) {
            throw failures.givenUp(e);
        }
    }

    private List<String> lastLines() {
        return tail.map(LogTail::lines).orElseGet(access::lastLines);
    }

    private Duration left() {
        Duration left = conditions.limit().minusNanos(System.nanoTime() - begun);
        return left.toMillis() <= 0 ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
