package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The errors of a container that does not become ready, each with what was seen of it. */
final class ReadinessFailures {
    private final AwaitedContainer container;
    private final AwaitedConditions conditions;
    private final ContainerAccess access;
    private final ContainerLife life;

    ReadinessFailures(
            AwaitedContainer container, AwaitedConditions conditions, ContainerAccess access, ContainerLife life) {
        this.container = container;
        this.conditions = conditions;
        this.access = access;
        this.life = life;
    }

    /** Throws the error of an engine that reports nothing any more. */
    void throwIfBroken() {
        life.broken().ifPresent(reason -> {
            throw new DockerExecutionException(container.subject()
                    + " was awaited when the engine's events broke off: " + reason
                    + " See whether the engine still runs (docker info), then start again.");
        });
    }

    /** Returns the error of a process that ended, or of a container that is gone. */
    DockerFailureException ended(ProbeThreads probes, Optional<EngineContainer> now) {
        Optional<Integer> code =
                now.map(each -> each.state().exitCode()).or(() -> life.lastEnd().map(ContainerLife.End::exitCode));
        boolean early = conditions.exit().equals(code);
        String end = code.map(value -> " ended with exit code " + value + " (" + meaning(value, now) + ")")
                .orElse(" was removed by somebody");
        return new DockerFailureException(container.subject() + end + restarts(now)
                + (early ? ", as awaited, but not all else that was awaited" : ", before it was ready") + "."
                + fix(code, now)
                + awaited(probes)
                + lastLines(now));
    }

    private String meaning(int code, Optional<EngineContainer> now) {
        boolean oom = code == 137
                && (now.map(each -> each.state().oomKilled()).orElse(false)
                        || life.lastEnd().map(ContainerLife.End::oom).orElse(false));
        return oom ? ExitCode.outOfMemory(now.flatMap(each -> each.settings().memory())) : ExitCode.meaning(code);
    }

    private String fix(Optional<Integer> code, Optional<EngineContainer> now) {
        String error = now.map(each -> each.state().error()).orElse("");
        String engine = error.isBlank() ? "" : " The engine: " + PrintableText.quote(error.strip()) + ".";
        boolean well = code.equals(Optional.of(0)) && conditions.exit().isEmpty();
        return engine
                + (well
                        ? " If it has to end, await that: <wait><exit>0</exit></wait>."
                        : conditions
                                .exit()
                                .filter(awaited -> !code.equals(Optional.of(awaited)))
                                .map(awaited -> " Awaited was exit code " + awaited + ".")
                                .orElse(""));
    }

    /** Returns the error of conditions that do not hold in time. */
    DockerFailureException late(ProbeThreads probes) {
        Optional<EngineContainer> now = access.inspect();
        return new DockerFailureException(container.subject() + " was not ready within "
                + Durations.exact(conditions.limit()) + restarts(now) + ". If it only needs longer, raise <wait><time>."
                + awaited(probes)
                + conditions
                        .exit()
                        .map(code -> "\n  - exit " + code + ": its process has not ended")
                        .orElse("")
                + lastLines(now));
    }

    /** Returns the error of a condition that can never hold. */
    DockerFailureException impossible(DockerFailureException e) {
        String cause = PrintableText.of(e);
        return new DockerFailureException(
                container.subject() + " does not become ready: " + cause + (cause.endsWith(".") ? "" : ".")
                        + lastLines(access.inspect()),
                e);
    }

    private String restarts(Optional<EngineContainer> now) {
        int restarts = now.map(each -> each.state().restartCount()).orElse(0);
        return restarts == 0
                ? ""
                : ", after the engine had restarted it " + (restarts == 1 ? "once" : restarts + " times")
                        + " by its restart policy";
    }

    private static String awaited(ProbeThreads probes) {
        return probes.all().stream()
                .map(each -> "\n  - " + each.probe().description() + ": " + seen(each))
                .collect(Collectors.joining());
    }

    private static String seen(ProbeThread probe) {
        if (probe.state() == ProbeThread.State.HELD) {
            return "held after " + Durations.format(probe.taken());
        }
        return "did not hold, "
                + (probe.lastAnswer().isBlank()
                        ? "there was no answer"
                        : "last: " + PrintableText.quote(probe.lastAnswer().strip()));
    }

    private String lastLines(Optional<EngineContainer> now) {
        if (now.isEmpty()) {
            return "\nIts log is gone with it.";
        }
        List<String> lines;
        try {
            lines = access.lastLines();
        } catch (DockerFailureException | DockerExecutionException e) {
            return "\nIts log cannot be read: " + PrintableText.of(e);
        }
        return lines.isEmpty()
                ? "\nIt wrote nothing to its log."
                : "\nThe last lines of its log:"
                        + lines.stream().map(line -> "\n  | " + line).collect(Collectors.joining());
    }
}
