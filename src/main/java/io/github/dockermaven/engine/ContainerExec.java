package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The run of a command in a running container. */
final class ContainerExec {
    /** Between the end of the output and the engine's note of the exit code is a moment, which has no event. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final EngineApi api;
    private final String container;
    private final List<String> command;
    private final Optional<Duration> limit;
    private final long begin = System.nanoTime();
    private final OutputTail output = new OutputTail();

    ContainerExec(EngineApi api, String container, List<String> command, Optional<Duration> limit) {
        this.api = api;
        this.container = container;
        this.command = command;
        this.limit = limit;
    }

    /** @throws ErrorResponseException if the engine refuses */
    ExecResult run() {
        ObjectNode body = NetworkJson.object().put("AttachStdout", true).put("AttachStderr", true);
        JsonFields.putAll(body, "Cmd", command);
        String id = api.post("/containers/" + EngineApi.inPath(container) + "/exec", body)
                .path("Id")
                .asText();
        Request start = api.request(Request.Method.POST, "/exec/" + id + "/start")
                .putHeader("Content-Type", "application/json")
                .bodyBytes("{\"Detach\":false,\"Tty\":false}".getBytes(StandardCharsets.UTF_8))
                .build();
        try (LogStream stream = new LogStream(ResponseStream.open(api, start), false, subject())) {
            read(stream);
        }
        return new ExecResult(exitCode(id), output.toString());
    }

    /** Reads the output to its end, or until the limit. */
    private void read(LogStream stream) {
        CountDownLatch ended = new CountDownLatch(1);
        limit.ifPresent(time -> {
            Thread timer = new Thread(() -> closeAfter(time, ended, stream), "docker-exec-limit");
            timer.setDaemon(true);
            timer.start();
        });
        try {
            for (Optional<LogFrame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
                output.append(frame.get().bytes());
            }
        } finally {
            ended.countDown();
        }
        checkLimit();
    }

    private static void closeAfter(Duration time, CountDownLatch ended, LogStream stream) {
        try {
            if (!ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                stream.close();
            }
        } catch (InterruptedException e) {
            stream.close();
        }
    }

    private int exitCode(String id) {
        JsonNode state = api.get("/exec/" + id + "/json");
        while (state.path("Running").asBoolean() || !state.path("ExitCode").isNumber()) {
            checkLimit();
            pause();
            state = api.get("/exec/" + id + "/json");
        }
        return state.path("ExitCode").asInt();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(subject() + " was interrupted.", e);
        }
    }

    private void checkLimit() {
        if (limit.isPresent() && System.nanoTime() - begin >= limit.get().toNanos()) {
            throw new DockerFailureException(subject() + " has not ended within " + Durations.exact(limit.get())
                    + ". Raise the limit, or make the command end.");
        }
    }

    /** Returns what is run, for messages. */
    String subject() {
        return "The command '" + PrintableText.quote(String.join(" ", command)) + "' in container " + container;
    }
}
