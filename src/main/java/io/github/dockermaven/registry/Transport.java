package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.Throwables;
import io.github.dockermaven.http.Threads;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.tls.LazyTls;
import io.github.dockermaven.tls.TrustAll;
import io.github.dockermaven.tls.TrustedAuthorities;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Sends requests without following redirects. A request with a body is sent once. The JDK's client sends one without a
 * body again if the connection ends before the response begins, and connects again if it was refused. An address that
 * the JDK refuses is reached by a {@link SocketExchange}.
 */
final class Transport implements Closeable {
    private static final String USER_AGENT = "docker-maven-plugin";
    /** The longest wait for the JDK's threads, which end at once. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final RegistrySettings settings;
    private final ProxyRoutes proxyRoutes;
    /** The threads of the JDK's clients, which cannot be closed before Java 21. */
    private final ThreadGroup threads = new ThreadGroup("docker-registry");
    /** When it ends, a client submits tasks that are no longer needed, and are discarded. */
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    private final SSLContext trustingTls = new LazyTls(Transport::trustAll);
    private final SSLContext verifyingTls;
    private HttpClient trusting;
    private HttpClient verifying;

    Transport(RegistrySettings settings) {
        this.settings = settings;
        this.proxyRoutes = new ProxyRoutes(settings.proxies());
        this.verifyingTls = new LazyTls(() -> TrustedAuthorities.context(settings.ca()));
    }

    /**
     * Sends a request and waits for the head of the response. The request's body is not read any more when this
     * returns or throws. From the first request with a body on, Ctrl-C interrupts the goal.
     *
     * @param authorization the value of that header, {@code null} for none
     * @throws DockerFailureException if it would be sent unencrypted to a server that is not insecure
     * @throws BodySourceException if the body cannot be read
     */
    Response send(Request request, String authorization) throws IOException {
        checkEncrypted(request.address());
        if (request.body().isEmpty()) {
            return exchange(request, authorization, BodyPublishers.noBody(), new SilenceTimer(settings.silence(), ""));
        }
        GracefulShutdown.ofProcess().listen();
        RequestBody content = request.body().get();
        SilenceTimer silenceTimer =
                new SilenceTimer(settings.silence(), content.content().source());
        try (BodyPublisher body = new BodyPublisher(content, silenceTimer)) {
            try {
                return exchange(request, authorization, body, silenceTimer);
            } catch (IOException e) {
                throw body.failure() == null ? e : body.failure();
            }
        }
    }

    private Response exchange(
            Request request, String authorization, HttpRequest.BodyPublisher body, SilenceTimer silenceTimer)
            throws IOException {
        Optional<HttpProxy> proxy = proxyRoutes.proxy(request.address());
        Map<String, String> headers = headers(request, authorization, proxy);
        Response response;
        try {
            Optional<URI> uri = request.address().uri();
            response = uri.isPresent()
                    ? exchange(uri.get(), request, headers, body, proxy, silenceTimer)
                    : exchangeBySocket(request, headers, body, proxy, silenceTimer);
        } catch (IOException e) {
            throw proxy.isPresent() ? ProxyRoutes.failure(proxy.get(), e) : e;
        }
        if (proxy.isPresent() && response.status() == ProxyFailure.AUTHENTICATION_REQUIRED) {
            // The response to CONNECT has none.
            Optional.ofNullable(response.body()).ifPresent(ResponseBody::close);
            throw ProxyRoutes.unauthorized(proxy.get(), request.address());
        }
        return response;
    }

    /** Returns the headers, including those for a proxy, which the JDK's client does not forward. */
    private static Map<String, String> headers(Request request, String authorization, Optional<HttpProxy> proxy) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("User-Agent", USER_AGENT);
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        proxy.flatMap(HttpProxy::authorization).ifPresent(value -> headers.put("Proxy-Authorization", value));
        return headers;
    }

    /**
     * Sends a request. The JDK's client knows one address of a host. If it refuses, the others are tried, as Go does.
     */
    private Response exchange(
            URI uri,
            Request request,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            Optional<HttpProxy> proxy,
            SilenceTimer silenceTimer)
            throws IOException {
        try {
            return exchange(uri, request, headers, body, silenceTimer);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            if (proxy.isPresent() || InetAddress.getAllByName(uri.getHost()).length == 1) {
                throw e;
            }
            return exchangeBySocket(request, headers, body, proxy, silenceTimer);
        }
    }

    private Response exchange(
            URI uri,
            Request request,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            SilenceTimer silenceTimer)
            throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).method(request.method(), body);
        headers.forEach(builder::setHeader);
        HttpResponse<ResponseBody> response = await(
                client(request.address()).sendAsync(builder.build(), head -> new ResponseBody(settings.silence())),
                silenceTimer,
                late -> late.body().close());
        return new Response(
                request.method(), request.address(), response.statusCode(), response.headers(), response.body());
    }

    private Response exchangeBySocket(
            Request request,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            Optional<HttpProxy> proxy,
            SilenceTimer silenceTimer)
            throws IOException {
        boolean trusting = settings.isInsecure(request.address().authority());
        RegistryDialer dialer = new RegistryDialer(
                request.address(), proxy, trusting ? trustingTls : verifyingTls, !trusting, settings.connectTimeout());
        SocketExchange exchange = new SocketExchange(request, headers, body, dialer, settings.silence());
        return await(exchange.start(threads), silenceTimer, late -> late.body().close());
    }

    /** @param discard closes a response that arrives too late */
    private static <T> T await(CompletableFuture<T> response, SilenceTimer silenceTimer, Consumer<T> discard)
            throws IOException {
        while (true) {
            try {
                return response.get(Math.max(1, silenceTimer.left()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (silenceTimer.left() <= 0) {
                    abandon(response, discard);
                    throw silenceTimer.silence();
                }
            } catch (InterruptedException e) {
                abandon(response, discard);
                throw Interruptions.of(e);
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    /** Cancels a response, which may arrive at this very moment. */
    private static <T> void abandon(CompletableFuture<T> response, Consumer<T> discard) {
        if (!response.cancel(true)) {
            response.thenAccept(discard);
        }
    }

    private static IOException failure(Throwable thrown) {
        Optional<DockerFailureException> tls = Throwables.find(thrown, DockerFailureException.class);
        if (tls.isPresent()) {
            // It cannot be initialised as the user has configured it.
            throw tls.get();
        }
        return thrown instanceof IOException failure ? failure : new IOException(thrown.getMessage(), thrown);
    }

    private void checkEncrypted(HttpUrl address) {
        if (!address.isEncrypted() && !settings.isInsecure(address.authority())) {
            throw new DockerFailureException("The registry sends us to " + address
                    + ", where nothing is encrypted. Correct the registry's own address in its configuration, or name "
                    + address.authority() + " among the insecure registries.");
        }
    }

    private synchronized HttpClient client(HttpUrl address) throws IOException {
        if (workers.isShutdown()) {
            throw new IOException("closed");
        }
        if (settings.isInsecure(address.authority())) {
            trusting = trusting == null ? client(trustingTls) : trusting;
            return trusting;
        }
        verifying = verifying == null ? client(verifyingTls) : verifying;
        return verifying;
    }

    /** Creates a client whose threads are in our group, as the creating thread is. */
    private HttpClient client(SSLContext tls) {
        CompletableFuture<HttpClient> made = new CompletableFuture<>();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(proxyRoutes)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(workers)
                .sslContext(tls)
                .sslParameters(new SSLParameters());
        made.completeAsync(builder::build, task -> thread(task).start());
        return made.join();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(threads, task, "docker-registry-http");
        thread.setDaemon(true);
        return thread;
    }

    /** Closes all connections and ends the threads: the client's own first, because it uses the others. */
    @Override
    public void close() {
        threads.interrupt();
        workers.shutdownNow();
        Threads.awaitEnd(Threads.of(threads), LONGEST_END);
        destroy(threads);
        forgetClients();
    }

    /**
     * Forgets the clients. Newer JDKs keep a client until nobody refers to it, not even indirectly: as this object does
     * through its workers.
     */
    private synchronized void forgetClients() {
        trusting = null;
        verifying = null;
    }

    /** Destroys a group. Before Java 19, its parent keeps it until then; since Java 19, this has no effect. */
    @SuppressWarnings("removal")
    private static void destroy(ThreadGroup group) {
        try {
            if (Runtime.version().feature() < 19 && !group.isDestroyed()) {
                group.destroy();
            }
        } catch (IllegalThreadStateException e) {
            // One of its threads has not ended in time.
        }
    }

    private static SSLContext trustAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
