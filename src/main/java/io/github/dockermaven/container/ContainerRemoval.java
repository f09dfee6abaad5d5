package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The removal of one container: its command before the stop, the time to end by itself, the kill, its coverage, its anonymous
 * volumes.
 *
 * @param coverage where the data goes that was recorded in it
 */
record ContainerRemoval(EngineSession engine, CoverageData coverage, Progress progress) {
    private static final Duration PRE_STOP_LIMIT = Duration.ofSeconds(60);

    /** Stops and removes a container. Nothing if it is gone. */
    void run(ListedContainer container, StopSettings settings) {
        Instant begin = Instant.now();
        stop(container, settings);
        containers().remove(container.id(), true, true);
        progress.action(
                "Removed " + subject(container) + " in " + Durations.format(Duration.between(begin, Instant.now())));
    }

    /** Stops and removes a container in whose place another comes. */
    void replace(ListedContainer container, StopSettings settings) {
        stop(container, settings);
        containers().remove(container.id(), true, true);
    }

    /** Stops a container, and leaves it. */
    void stopOnly(ListedContainer container, StopSettings settings) {
        Instant begin = Instant.now();
        stop(container, settings);
        progress.action(
                "Stopped " + subject(container) + " in " + Durations.format(Duration.between(begin, Instant.now())));
    }

    private void stop(ListedContainer container, StopSettings settings) {
        Optional<String> failure = container.hasEnded() ? Optional.empty() : end(container, settings);
        coverage.save(container, engine, progress);
        if (failure.isPresent() && settings.breakOnError()) {
            containers().remove(container.id(), true, true);
            throw new DockerFailureException(failure.get());
        }
    }

    /**
     * Returns what went wrong with the command before. The container is stopped in any case; one that is to be killed gets its
     * time nevertheless if that is when its coverage is written.
     */
    private Optional<String> end(ListedContainer container, StopSettings settings) {
        Optional<String> failure = settings.preStop()
                .filter(command -> container.state().equals("running"))
                .flatMap(command -> preStop(container, command));
        if (settings.isKilled() && !CoverageData.isOf(container)) {
            containers().kill(container.id(), "SIGKILL");
        } else {
            containers().stop(container.id(), settings.grace());
        }
        settings.pause().ifPresent(ContainerRemoval::pause);
        failure.ifPresent(progress::action);
        return failure;
    }

    private EngineContainers containers() {
        return engine.containers();
    }

    /** Returns what went wrong. The command is called by its program: passwords may be among its arguments. */
    private Optional<String> preStop(ListedContainer container, List<String> command) {
        String subject =
                "The command before the stop of container '" + container.name() + "', " + command.get(0) + ", ";
        try {
            ExecResult result = containers().exec(container.id(), command, Optional.of(PRE_STOP_LIMIT));
            return result.isSuccess()
                    ? Optional.empty()
                    : Optional.of(subject + "ended with " + result.reason() + ". It wrote: "
                            + PrintableText.line(result.output().strip()));
        } catch (DockerFailureException e) {
            return Optional.of(subject + "failed: " + e.getMessage());
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ContainerThreads.interrupted(e);
        }
    }

    /** Returns what a container is called in reports. */
    static String subject(ListedContainer container) {
        String alias = ContainerLabels.of(container).alias();
        return alias.equals(container.name()) ? alias : alias + " (" + container.name() + ")";
    }
}
