package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.terminal.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A command that an engine has made ready in a container, to be started once. */
final class ExecInstance {
    /** Between the end of the output and the engine's note of the exit code is a moment, which has no event. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final EngineApi api;
    private final String container;
    private final String id;
    private final ProcessInput input;
    private final String subject;

    private ExecInstance(EngineApi api, String container, String id, ProcessInput input, String subject) {
        this.api = api;
        this.container = container;
        this.id = id;
        this.input = input;
        this.subject = subject;
    }

    /**
     * Makes a command ready.
     *
     * @param subject the command in its container, for messages
     * @throws ErrorResponseException if the engine refuses
     */
    static ExecInstance create(EngineApi api, String container, ExecSpec spec, ProcessInput input, String subject) {
        ObjectNode body = NetworkJson.object()
                .put("AttachStdin", input.stream().isPresent())
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("Tty", input.terminal().isPresent())
                .put("DetachKeys", ProcessInput.DETACH_KEYS);
        JsonFields.putAll(body, "Cmd", spec.command());
        JsonFields.put(body, "User", spec.user());
        JsonFields.put(body, "WorkingDir", spec.workingDir());
        spec.env().forEach((name, value) -> body.withArray("/Env").add(name + "=" + value));
        JsonNode created = api.post("/containers/" + EngineApi.inPath(container) + "/exec", body);
        return new ExecInstance(api, container, created.path("Id").asText(), input, subject);
    }

    /**
     * Starts it, and returns its output.
     *
     * @throws ErrorResponseException if the engine refuses
     */
    LogStream start() {
        boolean hasTerminal = input.terminal().isPresent();
        ObjectNode body = NetworkJson.object().put("Detach", false).put("Tty", hasTerminal);
        // Engines before API 1.42 ignore it.
        input.terminal()
                .ifPresent(size -> body.putArray("ConsoleSize").add(size.rows()).add(size.columns()));
        Request.Builder request = api.request(Request.Method.POST, "/exec/" + id + "/start")
                .putHeader("Content-Type", "application/json")
                .bodyBytes(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8));
        input.stream().ifPresent(request::hijackedInput);
        return new LogStream(ResponseStream.open(api, request.build()), hasTerminal, subject);
    }

    /** @throws ErrorResponseException if the engine refuses, as before the process runs, or after its end */
    void resize(TerminalSize size) {
        api.post("/exec/" + id + "/resize?h=" + size.rows() + "&w=" + size.columns());
    }

    /**
     * Waits for the exit code, after the end of the output.
     *
     * @param check ends the waiting by an exception
     * @throws DockerFailureException if the container was removed, or the engine restarted
     */
    int exitCode(Runnable check) {
        try {
            JsonNode state = state();
            while (state.path("Running").asBoolean() || !state.path("ExitCode").isNumber()) {
                check.run();
                pause();
                state = state();
            }
            return state.path("ExitCode").asInt();
        } catch (ErrorResponseException.Unknown e) {
            String reason = new EngineContainers(api).find(container).isEmpty()
                    ? "the container has ended meanwhile, and was removed"
                    : "the engine does not know it any more, as after a restart of the engine";
            throw new DockerFailureException(subject + " has no exit code: " + reason + ".", e);
        } catch (ErrorResponseException e) {
            throw e.about(subject + " has no exit code");
        }
    }

    private JsonNode state() {
        try {
            return api.get("/exec/" + id + "/json");
        } catch (DockerExecutionException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw new DockerExecutionException(
                    subject + " broke off: " + e.getMessage().replaceFirst("\\.$", "")
                            + ". If the engine was stopped, start it and try again; else see its log.",
                    e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(subject + " was interrupted.", e);
        }
    }
}
