package io.github.dockermaven.container.readiness;

import io.github.dockermaven.container.readiness.Actuator.Report;
import io.github.dockermaven.container.readiness.Actuator.Verdict;
import io.github.dockermaven.container.readiness.ProbeThread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An application of Spring Boot: ready by what its Actuator says; else by the line {@code Started … in … seconds} of its
 * log; else by its ports. All three are watched at once. A worse one decides when a better one cannot.
 */
final class ApplicationProbe implements Probe {
    static final Pattern STARTED = Pattern.compile("\\b(?:Started|Restored) \\S+ in [0-9.,]+ seconds");

    /** The time after which a worse sign decides although a better one might still come. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 100;

    private final Optional<Actuator> actuator;
    private final Probe started;
    private final Optional<Probe> ports;
    private final boolean mayBeInvisible;
    private volatile Signs last = new Signs(Verdict.NOT_REACHED, false, Duration.ZERO, Duration.ZERO, false);

    /**
     * @param actuator empty if it is not on the class path, or no port is reached from here
     * @param started the line of the log
     * @param mayBeInvisible whether none of its ports is published, so that nothing of it need be seen from here
     */
    ApplicationProbe(Optional<Actuator> actuator, Probe started, Optional<Probe> ports, boolean mayBeInvisible) {
        this.actuator = actuator;
        this.started = started;
        this.ports = ports;
        this.mayBeInvisible = mayBeInvisible;
    }

    /**
     * What was seen.
     *
     * @param isAfterLine whether the Actuator was asked after the line was seen
     * @param line how long ago the line was seen; zero if it was not
     * @param open how long its ports have been open
     * @param areOpen whether its ports are open
     */
    record Signs(Verdict actuator, boolean isAfterLine, Duration line, Duration open, boolean areOpen) {
        /** Returns the sign that decides; empty if none does yet. */
        Optional<String> decisive() {
            if (actuator == Verdict.READY) {
                return Optional.of("its Actuator");
            }
            if (actuator == Verdict.NOT_READY) {
                return Optional.empty();
            }
            if (isAfterLine && (cannotDecide() || line.compareTo(GRACE) >= 0)) {
                return Optional.of("its line \"Started … in … seconds\"");
            }
            return open.compareTo(GRACE) >= 0 ? Optional.of("its ports") : Optional.empty();
        }

        private boolean cannotDecide() {
            return actuator == Verdict.NOT_ASKED || actuator == Verdict.NOT_REACHED;
        }
    }

    @Override
    public String description() {
        return actuator.isPresent()
                ? "the application's Actuator, line \"Started\" or ports"
                : "its line \"Started\" or ports";
    }

    @Override
    public String condition(String lastAnswer) {
        return lastAnswer;
    }

    @Override
    public boolean watch(Consumer<String> answers) throws InterruptedException {
        String container = Thread.currentThread().getName();
        try (ProbeThreads others = ProbeThreads.start(others(), container, this::wake)) {
            while (true) {
                boolean lineBefore = others.all().get(0).state() == State.HELD;
                Report report = actuator.isPresent() ? actuator.get().ask() : new Report(Verdict.NOT_REACHED, "");
                last = signs(others, after(last.actuator(), report.verdict()), lineBefore);
                answers.accept(text(report, others));
                Optional<String> decisive = last.decisive();
                if (decisive.isPresent()) {
                    answers.accept(decisive.get() + (report.text().isEmpty() ? "" : " (" + report.text() + ")"));
                    return true;
                }
                synchronized (this) {
                    wait(PAUSE_MILLIS);
                }
            }
        }
    }

    /** Returns a verdict after another: an Actuator that has answered is reached, even if it is too busy once. */
    static Verdict after(Verdict before, Verdict now) {
        return now == Verdict.NOT_REACHED && before != Verdict.NOT_REACHED ? Verdict.UNDECIDED : now;
    }

    private List<Probe> others() {
        List<Probe> others = new ArrayList<>(List.of(started));
        ports.ifPresent(others::add);
        return others;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private static Signs signs(ProbeThreads others, Verdict actuator, boolean isAfterLine) {
        ProbeThread line = others.all().get(0);
        ProbeThread ports = others.all().get(others.all().size() - 1);
        return new Signs(
                actuator,
                isAfterLine,
                line.heldFor(),
                ports == line ? Duration.ZERO : ports.heldFor(),
                ports != line && ports.state() == State.HELD);
    }

    private static String text(Report report, ProbeThreads others) {
        String rest = others.all().stream()
                .map(each -> each.state() == State.HELD
                        ? each.probe().description() + " held"
                        : each.probe().description() + " did not, last: " + each.lastAnswer())
                .collect(Collectors.joining("; "));
        return report.text().isEmpty() ? rest : report.text() + "; " + rest;
    }

    @Override
    public Optional<String> excuse() {
        Signs seen = last;
        if (seen.actuator() == Verdict.NOT_READY) {
            return Optional.empty();
        }
        if (seen.isAfterLine() || seen.areOpen()) {
            return Optional.of("it has started by its log or ports, and no better sign is seen from here");
        }
        return mayBeInvisible
                ? Optional.of(
                        "nothing of it is seen from here: it publishes no port, and its log has no line \"Started\"")
                : Optional.empty();
    }
}
