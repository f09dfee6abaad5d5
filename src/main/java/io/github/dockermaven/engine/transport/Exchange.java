package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.ResponseHead;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.report.Durations;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/** One request and its response, on a connection of their own. */
final class Exchange implements Closeable {
    /** The largest body that is written at once; an engine's buffers accept it even if nothing reads it. */
    private static final int SMALL_BODY = 16 * 1024;

    private final EngineAddress address;
    private final Request request;
    private final Connection connection;
    private final Duration limit;
    private final Watchdog watchdog;
    private final ClientThreads threads;
    private final Duration bodyLimit;
    private final Watchdog.Watch watch;
    private final Runnable onClose;
    private volatile Upload upload;
    private volatile Watchdog.Watch bodyWatch;
    private volatile boolean closed;

    /**
     * @param limit the longest silence before the response's headers; zero for no limit
     * @param bodyLimit the longest silence while the response's body is read; zero for no limit
     * @param onClose called when the connection is closed, possibly more than once
     */
    Exchange(
            EngineAddress address,
            Request request,
            Connection connection,
            Watchdog watchdog,
            ClientThreads threads,
            Duration limit,
            Duration bodyLimit,
            Runnable onClose) {
        this.address = address;
        this.request = request;
        this.connection = connection;
        this.limit = limit;
        this.bodyLimit = bodyLimit;
        this.onClose = onClose;
        this.watchdog = watchdog;
        this.threads = threads;
        this.watch = watchdog.watch(connection, limit);
    }

    Response run() {
        boolean hasResponse = false;
        try {
            IOException unsent = send();
            ResponseHead head = receive(unsent);
            if (connection.proxy() != null && head.status() == ProxyFailure.AUTHENTICATION_REQUIRED) {
                throw ProxyFailure.answered(connection.proxy(), head.status(), "the engine");
            }
            InputStream body = head.body(request.method(), connection.input());
            boolean hijacked = request.hijackedInput() != null && (head.status() == 101 || head.status() == 200);
            if (hijacked) {
                upload = Upload.start(request.hijackedInput(), connection, watch, Upload.End.SHUTDOWN, threads);
            }
            bodyWatch = watchdog.watch(connection, bodyLimit);
            bodyWatch.pause();
            hasResponse = true;
            // docker-java treats any status but 2xx as an error.
            return new EngineResponse(
                    hijacked ? 200 : head.status(),
                    head.headers(),
                    new ResponseBody(
                            (bytes, offset, length) -> read(body, bytes, offset, length), body::available, this::close),
                    this::close);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            if (!hasResponse) {
                close();
            }
        }
    }

    /** Writes the head and begins the body. Returns the failure, because the engine may have answered nevertheless. */
    private IOException send() {
        byte[] bytes = request.bodyBytes();
        InputStream stream = bytes == null ? request.body() : null;
        try {
            OutputStream output = connection.output();
            output.write(RequestHead.of(request, address, connection.proxy()));
            if (bytes != null && bytes.length <= SMALL_BODY) {
                output.write(bytes);
            }
            output.flush();
            watch.restart();
        } catch (IOException e) {
            return e;
        }
        if (bytes != null && bytes.length > SMALL_BODY) {
            upload = Upload.start(new ByteArrayInputStream(bytes), connection, watch, Upload.End.LENGTH, threads);
        } else if (stream != null) {
            upload = Upload.start(stream, connection, watch, Upload.End.LAST_CHUNK, threads);
        }
        return null;
    }

    private ResponseHead receive(IOException unsent) throws IOException {
        try {
            ResponseHead head = ResponseHead.read(connection.input());
            if (watch.stop()) {
                throw new IOException("too late");
            }
            return head;
        } catch (IOException e) {
            if (unsent != null) {
                e.addSuppressed(unsent);
            }
            throw e;
        }
    }

    private RuntimeException failure(IOException e) {
        Throwable source = sourceFailure();
        if (source instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (source instanceof Error error) {
            throw error;
        }
        String subject = "The engine at %s: %s".formatted(address, RequestHead.subject(request));
        if (source != null) {
            return new DockerExecutionException(
                    subject + " ended, because the content to send could not be read:" + " " + PrintableText.of(source),
                    source);
        }
        if (watch.fired()) {
            SocketTimeoutException silence = silence("no answer", limit, e);
            return new DockerExecutionException(
                    subject + " had " + silence.getMessage()
                            + ". Check whether the engine hangs (`docker info`), or raise the limit.",
                    silence);
        }
        boolean isOurs = closed || isInterrupted(e);
        return new DockerExecutionException(
                subject + " failed: " + (isOurs ? reason(e) + "." : BrokenConnection.text(e)), e);
    }

    /** Reads a part of the response's body. The engine's silence counts only during a read. */
    private int read(InputStream body, byte[] bytes, int offset, int length) throws IOException {
        bodyWatch.restart();
        try {
            return body.read(bytes, offset, length);
        } catch (IOException e) {
            throw bodyFailure(e);
        } finally {
            bodyWatch.pause();
        }
    }

    /** Returns the exception for a reader of the response's body. */
    private IOException bodyFailure(IOException e) {
        Throwable source = sourceFailure();
        if (source instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (source instanceof Error error) {
            throw error;
        }
        if (source instanceof IOException checked) {
            return checked;
        }
        if (bodyWatch.fired()) {
            return silence("nothing more", bodyLimit, e);
        }
        return new IOException(
                "The response of the engine at %s to %s broke off: %s"
                        .formatted(address, RequestHead.subject(request), reason(e)),
                e);
    }

    private static SocketTimeoutException silence(String what, Duration limit, IOException e) {
        SocketTimeoutException silence = new SocketTimeoutException(what + " for " + Durations.exact(limit));
        silence.addSuppressed(e);
        return silence;
    }

    private String reason(IOException e) {
        if (isInterrupted(e)) {
            return "interrupted";
        }
        return closed ? "closed by us" : PrintableText.of(e);
    }

    private static boolean isInterrupted(IOException e) {
        return e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
    }

    private Throwable sourceFailure() {
        Upload current = upload;
        return current == null ? null : current.sourceFailure();
    }

    /** Closes the connection, which makes the engine cancel its work for this request. */
    @Override
    public void close() {
        closed = true;
        watch.stop();
        if (bodyWatch != null) {
            bodyWatch.stop();
        }
        Upload current = upload;
        if (current != null) {
            current.stop();
        }
        try {
            connection.close();
        } catch (IOException e) {
            // Ignored: it is being closed.
        }
        onClose.run();
    }
}
