package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The commands for one existing container that a user gives by hand. */
public final class ContainerCommands {
    private final EngineApi api;

    ContainerCommands(EngineApi api) {
        this.api = api;
    }

    /**
     * Sends a signal to a container's process.
     *
     * @param signal {@code SIGKILL}, {@code SIGHUP}, {@code 9}
     * @throws DockerFailureException if it does not run, or the engine refuses
     */
    public void kill(ListedContainer container, String signal) {
        try {
            api.post(path(container) + "/kill?" + EngineApi.query(Map.of("signal", signal)));
        } catch (ErrorResponseException e) {
            throw refusal(container, "cannot be sent " + signal, e);
        }
    }

    /**
     * Stops a container, if it runs, and starts it.
     *
     * @param grace the time that its process has to end, counted in whole seconds; without one, that of the container
     * @throws DockerFailureException if it is gone, or does not start
     */
    public void restart(ListedContainer container, Optional<Duration> grace) {
        String query =
                grace.map(time -> "?t=" + time.plusMillis(999).toSeconds()).orElse("");
        try {
            api.post(path(container) + "/restart" + query);
        } catch (ErrorResponseException e) {
            throw refusal(container, "cannot be restarted", e);
        }
    }

    /** Returns what a container uses, measured for about a second; empty if it does not run, or is gone. */
    public Optional<ContainerStats> stats(ListedContainer container) {
        try {
            return ContainerStats.of(api.get(path(container) + "/stats?stream=false"));
        } catch (ErrorResponseException.Unknown | ErrorResponseException.Conflict e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw refusal(container, "cannot be measured", e);
        }
    }

    /** Returns the processes of a container; none if it does not run, or is gone. */
    public ContainerProcesses top(ListedContainer container) {
        try {
            return ContainerProcesses.of(api.get(path(container) + "/top"));
        } catch (ErrorResponseException.Unknown | ErrorResponseException.Conflict e) {
            return ContainerProcesses.NONE;
        } catch (ErrorResponseException e) {
            throw refusal(container, "does not list its processes", e);
        }
    }

    private DockerFailureException refusal(ListedContainer container, String what, ErrorResponseException e) {
        String subject = "Container '" + container.name() + "' " + what;
        return e instanceof ErrorResponseException.Unknown
                ? new DockerFailureException(subject + ": somebody else has removed it meanwhile.", e)
                : new EngineContainers(api).refusals().of(subject, e);
    }

    private static String path(ListedContainer container) {
        return "/containers/" + EngineApi.inPath(container.id());
    }
}
