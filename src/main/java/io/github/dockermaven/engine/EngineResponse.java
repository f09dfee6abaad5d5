package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** An answer whose headers have been read and whose body is still to come. */
final class EngineResponse implements Response {
    private final ResponseHead head;
    private final InputStream body;
    private final Exchange exchange;

    EngineResponse(ResponseHead head, InputStream body, Exchange exchange) {
        this.head = head;
        this.body = body;
        this.exchange = exchange;
    }

    @Override
    public int getStatusCode() {
        return head.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return head.headers();
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
