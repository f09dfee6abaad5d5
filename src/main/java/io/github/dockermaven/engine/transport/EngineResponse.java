package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A response whose headers have been read and whose body is still to be read. */
final class EngineResponse implements Response {
    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final Runnable onClose;

    EngineResponse(int status, Map<String, List<String>> headers, InputStream body, Runnable onClose) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.onClose = onClose;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
