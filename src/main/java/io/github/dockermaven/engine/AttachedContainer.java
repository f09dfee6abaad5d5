package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.terminal.TerminalSize;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The process of a container, connected with this process from its first byte on. */
final class AttachedContainer implements AttachedProcess {
    private final EngineApi api;
    private final String path;
    private final String subject;
    private final LogStream output;
    private final ResponseStream end;

    private AttachedContainer(EngineApi api, String path, String subject, LogStream output, ResponseStream end) {
        this.api = api;
        this.path = path;
        this.subject = subject;
        this.output = output;
        this.end = end;
    }

    /**
     * Connects with a container that does not run yet.
     *
     * @param subject the container, for messages
     * @param spec what it was created from
     * @throws ErrorResponseException if the engine refuses
     */
    static AttachedContainer connect(EngineApi api, String id, String subject, ContainerSpec spec, ProcessInput input) {
        String path = "/containers/" + EngineApi.inPath(id);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("stream", "1");
        parameters.put("stdin", input.stream().isPresent() ? "1" : "0");
        parameters.put("stdout", "1");
        parameters.put("stderr", "1");
        parameters.put("detachKeys", ProcessInput.DETACH_KEYS);
        Request.Builder attach = api.request(Request.Method.POST, path + "/attach?" + EngineApi.query(parameters));
        input.stream().ifPresent(attach::hijackedInput);
        LogStream output = new LogStream(
                ResponseStream.open(api, attach.build()),
                spec.process().input().tty(),
                "The output of container " + id);
        try {
            // Asked before it starts: later one that is removed would be gone.
            String condition = spec.host().autoRemove() ? "removed" : "next-exit";
            Request wait = api.request(Request.Method.POST, path + "/wait?condition=" + condition)
                    .build();
            return new AttachedContainer(api, path, subject, output, ResponseStream.open(api, wait));
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    @Override
    public Optional<LogFrame> next() {
        return output.next();
    }

    @Override
    public void resize(TerminalSize size) {
        try {
            api.post(path + "/resize?h=" + size.rows() + "&w=" + size.columns());
        } catch (ErrorResponseException | DockerExecutionException e) {
            // It has ended.
        }
    }

    @Override
    public int exitCode() {
        try {
            JsonNode response = JsonReader.read(end.body());
            String error = response.path("Error").path("Message").asText("");
            if (!error.isEmpty()) {
                throw new DockerFailureException(subject + " ends with an error of the engine: "
                        + PrintableText.line(error.strip()).replaceFirst("\\.$", "") + ". See the engine's log.");
            }
            if (!response.path("StatusCode").isNumber()) {
                throw new IOException("the engine does not say how it ended");
            }
            return response.path("StatusCode").asInt();
        } catch (IOException e) {
            throw end.failure(subject, e);
        }
    }

    @Override
    public void close() {
        end.close();
        output.close();
    }
}
