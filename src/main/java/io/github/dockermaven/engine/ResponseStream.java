package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.engine.transport.BrokenConnection;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A response that an engine goes on sending. One thread reads it; any thread may close it, which ends a read that waits.
 */
final class ResponseStream implements AutoCloseable {
    private final EngineApi api;
    private final Response response;
    private volatile boolean closed;

    /** @param response a success */
    ResponseStream(EngineApi api, Response response) {
        this.api = api;
        this.response = response;
    }

    /** @throws ErrorResponseException if the engine refuses */
    static ResponseStream open(EngineApi api, Request request) {
        Response response = api.send(request);
        int status = response.getStatusCode();
        if (status / 100 == 2) {
            return new ResponseStream(api, response);
        }
        try (response;
                InputStream body = response.getBody()) {
            throw ErrorResponseException.of(status, body);
        } catch (IOException e) {
            throw new ErrorResponseException("it answers with status " + status + ", and breaks off");
        }
    }

    InputStream body() {
        return response.getBody();
    }

    /** Returns whether the response has a content type. */
    boolean isOfType(String type) {
        return response.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .anyMatch(header -> header.getValue().contains(type));
    }

    /** Returns whether a failure to read is of no interest, because this or the session was closed. */
    boolean isClosed() {
        return closed || api.isClosed();
    }

    /**
     * Returns the error if the response breaks off.
     *
     * @param subject what is read: {@code The log of container 3f2a}
     */
    DockerExecutionException failure(String subject, IOException e) {
        return Thread.currentThread().isInterrupted()
                ? new DockerExecutionException(subject + " was interrupted.", e)
                : new DockerExecutionException(subject + " broke off: " + BrokenConnection.text(reason(e)), e);
    }

    /** Returns what happened, without the request, which the subject stands for. */
    private static Throwable reason(IOException e) {
        return e.getCause() instanceof IOException cause ? cause : e;
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
