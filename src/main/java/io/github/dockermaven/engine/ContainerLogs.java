package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;

/** The log of a container. */
final class ContainerLogs {
    /** The content type by which engines since API 1.42 announce frames. */
    private static final String FRAMES = "application/vnd.docker.multiplexed-stream";

    private ContainerLogs() {}

    /**
     * Opens a log. Engines before API 1.42 do not say whether it has frames; the container does.
     *
     * @throws ErrorResponseException if the engine refuses
     */
    static LogStream open(EngineApi api, String id, LogOptions options) {
        String path = "/containers/" + EngineApi.inPath(id);
        Request request = api.request(Request.Method.GET, path + "/logs?" + options.query())
                .build();
        ResponseStream response = ResponseStream.open(api, request);
        try {
            boolean isRaw = !response.isOfType(FRAMES)
                    && api.get(path + "/json").path("Config").path("Tty").asBoolean();
            return new LogStream(response, isRaw, "The log of container " + id);
        } catch (RuntimeException e) {
            response.close();
            throw e;
        }
    }
}
