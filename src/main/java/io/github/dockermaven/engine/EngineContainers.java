package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The containers of an engine. */
public final class EngineContainers {
    private final EngineApi api;

    EngineContainers(EngineApi api) {
        this.api = api;
    }

    /** Returns all containers, running or not. */
    public List<ListedContainer> list() {
        return list(Map.of());
    }

    /**
     * Returns the containers that filters select, running or not.
     *
     * @param filters as of {@code docker ps --filter}, each with its values: {@code label}, {@code name}, {@code publish}
     */
    public List<ListedContainer> list(Map<String, List<String>> filters) {
        String query = filters.isEmpty() ? "" : "&filters=" + EngineApi.inQuery(filters);
        try {
            List<ListedContainer> containers = new ArrayList<>();
            api.get("/containers/json?all=1" + query)
                    .forEach(container -> containers.add(ContainerReader.listed(container)));
            return containers;
        } catch (ErrorResponseException e) {
            throw e.about("The containers cannot be listed");
        }
    }

    /** Returns the container of this id. */
    public Optional<EngineContainer> find(String id) {
        return document(id).map(ContainerReader::inspected);
    }

    /** Returns the engine's document of the container of this id, as {@code docker inspect} shows it. */
    public Optional<JsonNode> document(String id) {
        try {
            return Optional.of(api.get(path(id) + "/json"));
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw e.about("Container " + id + " cannot be inspected");
        }
    }

    /**
     * Creates a container, with all its networks, and does not start it.
     *
     * @throws DockerFailureException with the engine's message, and the fix if it is known; there is no container then
     */
    public CreatedContainer create(ContainerSpec spec) {
        try {
            return new ContainerCreation(api, spec).run();
        } catch (ErrorResponseException e) {
            throw refusals().ofCreation(spec, e);
        }
    }

    /**
     * Starts a container; nothing if it runs.
     *
     * @param name its name, for messages
     * @throws DockerFailureException with the engine's message, and the fix if it is known
     */
    public void start(String id, String name) {
        try {
            api.post(path(id) + "/start");
        } catch (ErrorResponseException e) {
            if (e instanceof ErrorResponseException.Unknown && find(id).isEmpty()) {
                throw new DockerFailureException(
                        "Container '" + name + "' cannot be started: somebody else has removed it since it was created."
                                + " See who cleans up on this engine, then start again.",
                        e);
            }
            throw refusals().of("Container '" + name + "' cannot be started", e);
        }
    }

    ContainerRefusals refusals() {
        return new ContainerRefusals(this::find, port -> list(Map.of("publish", List.of(port))));
    }

    /**
     * Stops a container: asks its process to end, and kills it after the grace. Nothing if it has ended or is gone.
     *
     * @param grace the time that the process has, counted in whole seconds; without one, that of the container
     */
    public void stop(String id, Optional<Duration> grace) {
        String query =
                grace.map(time -> "?t=" + time.plusMillis(999).toSeconds()).orElse("");
        try {
            api.post(path(id) + "/stop" + query);
        } catch (ErrorResponseException.Unknown e) {
            // It is gone.
        } catch (ErrorResponseException e) {
            throw e.about("Container " + id + " cannot be stopped");
        }
    }

    /**
     * Sends a signal to a container's process. Nothing if it has ended or is gone.
     *
     * @param signal {@code SIGKILL}, {@code SIGQUIT}, …
     */
    public void kill(String id, String signal) {
        try {
            api.post(path(id) + "/kill?" + EngineApi.query(Map.of("signal", signal)));
        } catch (ErrorResponseException.Unknown | ErrorResponseException.Conflict e) {
            // It is gone, or does not run.
        } catch (ErrorResponseException e) {
            if (!e.getMessage().contains("is not running")) {
                throw e.about("Container " + id + " cannot be sent " + signal);
            }
        }
    }

    /** Returns the command line of a container's first process; empty if it does not run, or the engine does not list it. */
    public Optional<String> firstProcess(String id) {
        try {
            return FirstProcess.command(api, path(id));
        } catch (ErrorResponseException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes a container, and returns when it is gone. Nothing if it is gone already.
     *
     * @param force whether to kill it if it runs
     * @param anonymousVolumes whether its volumes without a name are removed too
     */
    public void remove(String id, boolean force, boolean anonymousVolumes) {
        try {
            api.delete(path(id) + "?force=" + force + "&v=" + anonymousVolumes);
        } catch (ErrorResponseException.Unknown e) {
            // It is gone.
        } catch (ErrorResponseException e) {
            if (!e.getMessage().contains("already in progress")) {
                throw e.about("Container " + id + " cannot be removed");
            }
            awaitRemoval(id);
        }
    }

    /** Waits for the end of a removal that somebody else began, as the engine does with {@code autoRemove}. */
    private void awaitRemoval(String id) {
        try {
            api.post(path(id) + "/wait?condition=removed");
        } catch (ErrorResponseException.Unknown e) {
            // It is gone.
        } catch (ErrorResponseException e) {
            throw e.about("The removal of container " + id + " cannot be awaited");
        }
    }

    /**
     * Opens the log of a container. Its output is in bytes; {@link #logLines} reads lines.
     *
     * @throws DockerFailureException if the container is gone, or its log driver cannot be read
     */
    public LogStream logs(String id, LogOptions options) {
        try {
            return ContainerLogs.open(api, id, options);
        } catch (ErrorResponseException e) {
            throw refusals().of("The log of container " + id + " cannot be read", e);
        }
    }

    /** Opens the log of a container as lines; errors as for {@link #logs}. */
    public LogLines logLines(String id, LogOptions options) {
        return new LogLines(logs(id, options), options.timestamps());
    }

    /**
     * Opens the events of containers. Before this returns the engine has begun to note them.
     *
     * @param filters as of {@code docker events --filter}, each with its values: {@code label}, {@code container}, {@code
     *     event}
     * @param since the time to begin with, by the engine's clock; now without
     */
    public EventStream events(Map<String, List<String>> filters, Optional<Instant> since) {
        String subject = "Watching the containers of the engine at " + api.address();
        Map<String, List<String>> all = new TreeMap<>(filters);
        all.put("type", List.of("container"));
        String query = "?filters=" + EngineApi.inQuery(all)
                + since.map(time -> "&since=" + EngineTime.write(time)).orElse("");
        try {
            return new EventStream(
                    ResponseStream.open(
                            api,
                            api.request(Request.Method.GET, "/events" + query).build()),
                    subject);
        } catch (ErrorResponseException e) {
            throw e.about(subject + " is not possible");
        }
    }

    /**
     * Runs a command in a running container, and returns when it has ended.
     *
     * @param limit the longest time that is waited for it; it is not ended then, because engines cannot do that
     * @throws DockerFailureException if the container does not run, or the time is up
     */
    public ExecResult exec(String id, List<String> command, Optional<Duration> limit) {
        return exec(id, ExecSpec.of(command), limit);
    }

    /** Runs a command as the other {@link #exec(String, List, Optional)} does. */
    public ExecResult exec(String id, ExecSpec command, Optional<Duration> limit) {
        ContainerExec exec = new ContainerExec(api, id, command, limit);
        try {
            return exec.run();
        } catch (ErrorResponseException e) {
            throw refusals().of(exec.subject() + " cannot be run", e);
        }
    }

    private static String path(String id) {
        return "/containers/" + EngineApi.inPath(id);
    }
}
