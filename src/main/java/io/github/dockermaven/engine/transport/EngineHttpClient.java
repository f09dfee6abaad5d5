package io.github.dockermaven.engine.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.proxy.HttpProxy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 client of one engine over a Unix domain socket, TCP or TLS, by the JDK's own sockets, or through ssh. It
 * is safe for use by many threads at once, and logs nothing, because requests contain passwords.
 *
 * <p>Every request has a connection of its own, which is closed at the end of the response's body or with the
 * {@link com.github.dockerjava.transport.DockerHttpClient.Response}; closing it early cancels the engine's work for it.
 * Bodies are streamed both ways. A request's body is read on another thread, until it ends or the response is closed,
 * and the caller has to close it. A request with a hijacked input has the status 200 if the engine answers 101.
 *
 * <p>{@link #execute} throws a {@link DockerExecutionException} if the engine is not reached, does not answer in time,
 * does not answer in HTTP, or if the calling thread is interrupted. An exception of a request's body is rethrown
 * (wrapped if it is checked) by {@code execute} or by the response's body, whichever is running.
 */
public final class EngineHttpClient implements DockerHttpClient {
    private final EngineAddress address;
    private final Duration requestTimeout;
    private final ClientThreads threads = new ClientThreads();
    private final Watchdog watchdog = new Watchdog(threads);
    private final Dialer dialer;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param tls the certificates and key, which are used only for an address with TLS
     * @param environment the variables of the environment, for {@code ssh} and proxies
     * @param connectTimeout for a connection by a socket; zero for no limit
     * @param requestTimeout the longest silence of the engine until its response's headers, except for long-running
     *     requests; zero for no limit
     * @throws io.github.dockermaven.error.DockerFailureException if a certificate, key or proxy cannot be used
     */
    public EngineHttpClient(
            EngineAddress address,
            TlsMaterial tls,
            Map<String, String> environment,
            Duration connectTimeout,
            Duration requestTimeout) {
        this.address = address;
        this.requestTimeout = requestTimeout;
        this.dialer = dialer(tls, environment, connectTimeout);
    }

    private Dialer dialer(TlsMaterial tls, Map<String, String> environment, Duration timeout) {
        return switch (address.scheme()) {
            case SSH -> new SshDialer(SshHost.parse(address.location()), environment);
            case UNIX, NPIPE -> new SocketDialer(address, null, false, null, timeout, watchdog);
            case TCP, TLS -> {
                boolean encrypted = address.scheme() == EngineAddress.Scheme.TLS;
                SSLContext context = encrypted ? tls.context() : null;
                HttpProxy proxy = ProxyVariables.find(address, environment).orElse(null);
                yield new SocketDialer(address, context, encrypted && tls.verify(), proxy, timeout, watchdog);
            }
        };
    }

    @Override
    public Response execute(Request request) {
        if (closed) {
            throw closedFailure();
        }
        Connection connection;
        try {
            connection = dialer.dial();
        } catch (IOException e) {
            String reason = e instanceof ClosedByInterruptException ? "interrupted." : BrokenConnection.text(e);
            throw new DockerExecutionException("The engine at %s cannot be reached: %s".formatted(address, reason), e);
        }
        open.add(connection);
        Duration limit = LongRunningRequests.isLongRunning(request) ? Duration.ZERO : requestTimeout;
        Duration bodyLimit = LongRunningRequests.withoutPause(request) ? requestTimeout : Duration.ZERO;
        Exchange exchange = new Exchange(
                address, request, connection, watchdog, threads, limit, bodyLimit, () -> open.remove(connection));
        if (closed) {
            exchange.close();
            throw closedFailure();
        }
        return exchange.run();
    }

    private DockerExecutionException closedFailure() {
        return new DockerExecutionException("The client of the engine at %s is closed.".formatted(address));
    }

    /** Ends all requests and the threads. */
    @Override
    public void close() {
        closed = true;
        watchdog.close();
        for (Closeable connection : open) {
            try {
                connection.close();
            } catch (IOException e) {
                // Ignored: it is being closed.
            }
        }
        threads.awaitEnd();
    }
}
