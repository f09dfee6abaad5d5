package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The errors of a container that does not become ready, each with what was seen of it. */
final class ReadinessFailures {
    /** The states of a container that is being removed, whose log cannot be read any more. */
    private static final Set<String> GOING = Set.of("removing", "dead");

    private final AwaitedContainer container;
    private final AwaitedConditions conditions;
    private final ContainerAccess access;
    private final ContainerLife life;
    private final Supplier<List<String>> lastLines;

    /** @param lastLines the last lines of its log, at its end */
    ReadinessFailures(
            AwaitedContainer container,
            AwaitedConditions conditions,
            ContainerAccess access,
            ContainerLife life,
            Supplier<List<String>> lastLines) {
        this.container = container;
        this.conditions = conditions;
        this.access = access;
        this.life = life;
        this.lastLines = lastLines;
    }

    /** Throws the error of an engine that reports nothing any more. */
    void throwIfBroken() {
        life.broken().ifPresent(reason -> {
            throw new DockerExecutionException(reason);
        });
    }

    /** Returns the error of an engine that answers no more, or of an interrupted wait. */
    DockerExecutionException unanswered(DockerExecutionException e) {
        return new DockerExecutionException(
                container.subject() + " was awaited, and is not known to be ready: " + sentence(e), e);
    }

    /** Returns the error of a process that ended, or of a container that is gone. */
    DockerFailureException ended(ProbeThreads probes, Optional<EngineContainer> now) {
        boolean asAwaited = conditions.exit().isPresent() && conditions.exit().equals(code(now));
        return lines().map(lines -> new DockerFailureException(container.subject()
                        + end(now)
                        + (asAwaited ? ", as awaited, but something else did not hold." : ", before it was ready.")
                        + advice(now)
                        + ConditionLines.of(probes)
                        + lines))
                .orElseGet(() -> removed("before", ConditionLines.of(probes)));
    }

    /** Returns the error of a container that somebody has killed and removed. */
    private DockerFailureException removed(String when, String conditions) {
        return new DockerFailureException(container.subject() + " was removed by somebody else, " + when
                + " it was ready. See who cleans up on this engine, then start again." + conditions);
    }

    /** Returns the error of a container that was ready and has ended with an error since; empty if it has not. */
    Optional<DockerFailureException> endedLater() {
        Optional<EngineContainer> now = access.inspect();
        if (now.filter(each -> each.state().running()).isPresent() || code(now).equals(Optional.of(0))) {
            return Optional.empty();
        }
        return Optional.of(lines().map(lines -> new DockerFailureException(
                        container.subject() + end(now) + ", after it was ready." + advice(now) + lines))
                .orElseGet(() -> removed("after", "")));
    }

    /** Returns the error of conditions that do not hold in time. */
    DockerFailureException late(ProbeThreads probes) {
        Optional<EngineContainer> now = access.inspect();
        // Before the threads, which come into the same log.
        String lines = lines().orElse("");
        String threads = now.filter(each -> each.state().running())
                .flatMap(each -> JavaThreads.of(access))
                .map(each -> each.save(container.threads()))
                .orElse("");
        return new DockerFailureException(container.subject() + " was not ready within "
                + Durations.exact(conditions.limit()) + restarts(now)
                + ". If it only needs longer, raise docker.wait.time, or the <time> that its <wait> has."
                + (life.isOom() ? " " + outOfMemory("one of its processes", now) + "." : "")
                + ConditionLines.of(probes)
                + conditions
                        .exit()
                        .map(code -> "\n  - exit " + code + ": its process has not ended")
                        .orElse("")
                + threads
                + lines);
    }

    /** Returns the error of a condition that can never hold, whatever the container does. */
    DockerFailureException impossible(DockerFailureException e) {
        return new DockerFailureException(impossibleText(e), e);
    }

    /** Returns the error of a condition that can no longer hold, after what the container did. */
    DockerFailureException givenUp(DockerFailureException e) {
        // If it is the log that cannot be read, that is said once.
        return lines().map(lines -> new DockerFailureException(
                        impossibleText(e) + (lines.contains(PrintableText.of(e)) ? "" : lines), e))
                .orElseGet(() -> removed("before", ""));
    }

    private String impossibleText(DockerFailureException e) {
        return container.subject() + " does not become ready: " + sentence(e);
    }

    private static String sentence(Exception e) {
        String text = PrintableText.of(e);
        return text + (text.endsWith(".") ? "" : ".");
    }

    private Optional<Integer> code(Optional<EngineContainer> now) {
        return now.map(each -> each.state().exitCode()).or(() -> life.lastEnd().map(ContainerLife.End::exitCode));
    }

    private String end(Optional<EngineContainer> now) {
        return code(now)
                        .map(code -> " ended with exit code " + code + " (" + meaning(code, now) + ")")
                        .orElse(" was removed")
                + restarts(now);
    }

    private String meaning(int code, Optional<EngineContainer> now) {
        return code == ExitCode.KILLED && isOom(now) ? outOfMemory("it", now) : ExitCode.meaning(code);
    }

    private boolean isOom(Optional<EngineContainer> now) {
        return now.map(each -> each.state().oomKilled()).orElse(false)
                || life.lastEnd().map(ContainerLife.End::oom).orElse(false);
    }

    private static String outOfMemory(String killed, Optional<EngineContainer> now) {
        return ExitCode.outOfMemory(killed, now.flatMap(each -> each.settings().memory()));
    }

    private static String restarts(Optional<EngineContainer> now) {
        int restarts = now.map(each -> each.state().restartCount()).orElse(0);
        return restarts == 0
                ? ""
                : ", after the engine restarted it " + (restarts == 1 ? "once" : restarts + " times")
                        + " by its restart policy";
    }

    private String advice(Optional<EngineContainer> now) {
        String error = now.map(each -> each.state().error()).orElse("");
        Optional<Integer> code = code(now);
        // A shell or a supervisor that lost its child ends with a code of its own.
        boolean isChildKilled = isOom(now) && !code.equals(Optional.of(ExitCode.KILLED));
        String words = (isChildKilled ? " " + outOfMemory("one of its processes", now) + "." : "")
                + (error.isBlank() ? "" : " The engine says: " + PrintableText.quote(error.strip()) + ".");
        if (conditions.exit().isEmpty()) {
            return words
                    + (code.equals(Optional.of(0)) ? " If it is to end, await that: <wait><exit>0</exit></wait>." : "");
        }
        int awaited = conditions.exit().get();
        return words + (code.equals(Optional.of(awaited)) ? "" : " Exit code " + awaited + " was awaited.");
    }

    /** Returns the last lines of its log; empty if somebody has killed and removed it with its log. */
    private Optional<String> lines() {
        List<String> lines;
        try {
            lines = lastLines.get();
        } catch (DockerFailureException | DockerExecutionException e) {
            if (access.inspect()
                    .filter(now -> !GOING.contains(now.state().status()))
                    .isPresent()) {
                return Optional.of("\nIts log cannot be read: " + PrintableText.of(e));
            }
            boolean isEnded = life.lastEnd()
                    .filter(end -> end.exitCode() != ExitCode.KILLED || end.oom())
                    .isPresent();
            return isEnded ? Optional.of("\nIts log is gone with it.") : Optional.empty();
        }
        return Optional.of(
                lines.isEmpty()
                        ? "\nIt wrote nothing to its log."
                        : "\nThe last lines of its log:"
                                + lines.stream().map(line -> "\n  | " + line).collect(Collectors.joining())
                                + AgentModules.advice(lines));
    }
}
