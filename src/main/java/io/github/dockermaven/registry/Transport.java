package io.github.dockermaven.registry;

import io.github.dockermaven.image.Causes;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.tls.LazyTls;
import io.github.dockermaven.tls.TrustAll;
import io.github.dockermaven.tls.TrustedAuthorities;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Sends requests as they are, without following redirects. A request with a body is sent once. One that only reads the JDK's
 * client sends once more by itself if the connection ends before the answer begins; and it connects once more where it was
 * refused.
 */
final class Transport implements Closeable {
    private static final String USER_AGENT = "docker-maven-plugin";

    private final RegistrySettings settings;
    private final Ways ways;
    /** Those of the JDK's clients, which cannot be closed before Java 21. */
    private final ThreadGroup threads = new ThreadGroup("docker-registry");

    private HttpClient trusting;
    private HttpClient verifying;

    Transport(RegistrySettings settings) {
        this.settings = settings;
        this.ways = new Ways(settings.proxies());
    }

    /**
     * Sends a request and waits for the head of the answer. When this returns or throws, the body is not read any longer.
     *
     * @param authorization the value of that header, {@code null} for none
     * @throws DockerFailureException if it would go unencrypted to where that is not allowed
     * @throws SourceException if the body cannot be read
     */
    Answer send(Request request, String authorization) throws IOException {
        checkEncrypted(request.uri());
        Heard heard = new Heard(settings.silence());
        if (request.body() == null) {
            return exchange(request, authorization, BodyPublishers.noBody(), heard);
        }
        try (BodyPublisher body = new BodyPublisher(request.body(), heard)) {
            try {
                return exchange(request, authorization, body, heard);
            } catch (IOException e) {
                throw body.failure() == null ? e : body.failure();
            }
        }
    }

    private Answer exchange(Request request, String authorization, HttpRequest.BodyPublisher body, Heard heard)
            throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body)
                .setHeader("User-Agent", USER_AGENT);
        request.headers().forEach(builder::setHeader);
        if (authorization != null) {
            builder.setHeader("Authorization", authorization);
        }
        HttpResponse<AnswerBody> response = exchange(builder, request.uri(), heard);
        return new Answer(request.method(), request.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** By a proxy, if there is one on the way: what it is told is for nobody behind it, as the JDK's client knows. */
    private HttpResponse<AnswerBody> exchange(HttpRequest.Builder request, URI uri, Heard heard) throws IOException {
        Optional<HttpProxy> proxy = ways.proxy(uri);
        proxy.map(HttpProxy::authorization).ifPresent(value -> request.setHeader("Proxy-Authorization", value));
        HttpResponse<AnswerBody> response;
        try {
            response = await(client(uri).sendAsync(request.build(), head -> new AnswerBody(settings.silence())), heard);
        } catch (IOException e) {
            throw proxy.isPresent() ? Ways.failure(proxy.get(), e) : e;
        }
        if (proxy.isPresent() && response.statusCode() == ProxyFailure.AUTHENTICATION_REQUIRED) {
            // Of an answer to CONNECT there is none.
            Optional.ofNullable(response.body()).ifPresent(AnswerBody::close);
            throw Ways.unauthorized(proxy.get(), uri);
        }
        return response;
    }

    private static HttpResponse<AnswerBody> await(CompletableFuture<HttpResponse<AnswerBody>> answer, Heard heard)
            throws IOException {
        while (true) {
            try {
                return answer.get(Math.max(1, heard.left()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (heard.left() <= 0) {
                    abandon(answer);
                    throw new SilenceException(heard.allowed());
                }
            } catch (InterruptedException e) {
                abandon(answer);
                throw Interruption.of(e);
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    /** It may come at this very moment. */
    private static void abandon(CompletableFuture<HttpResponse<AnswerBody>> answer) {
        if (!answer.cancel(true)) {
            answer.thenAccept(response -> response.body().close());
        }
    }

    private static IOException failure(Throwable thrown) {
        Optional<DockerFailureException> tls = Causes.find(thrown, DockerFailureException.class);
        if (tls.isPresent()) {
            // It cannot be made ready as the user wants it.
            throw tls.get();
        }
        return thrown instanceof IOException failure ? failure : new IOException(thrown.getMessage(), thrown);
    }

    private void checkEncrypted(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !settings.isInsecure(Addresses.authority(uri))) {
            throw new DockerFailureException("The registry sends us to " + Addresses.shown(uri)
                    + ", where nothing is encrypted. Correct the registry's own address in its configuration, or name "
                    + Addresses.authority(uri) + " among the insecure registries.");
        }
    }

    private synchronized HttpClient client(URI uri) {
        if (settings.isInsecure(Addresses.authority(uri))) {
            trusting = trusting == null ? client(Transport::trustAll) : trusting;
            return trusting;
        }
        verifying = verifying == null ? client(() -> TrustedAuthorities.context(settings.ca())) : verifying;
        return verifying;
    }

    /** Makes one whose threads are in our group, because the thread that makes it is. */
    private HttpClient client(Supplier<SSLContext> tls) {
        CompletableFuture<HttpClient> made = new CompletableFuture<>();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ways)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(new LazyTls(tls))
                .sslParameters(new SSLParameters());
        made.completeAsync(builder::build, task -> new Thread(threads, task).start());
        return made.join();
    }

    /**
     * Ends all connections and the clients' threads. One that waits for a connection would keep Java from exiting for a
     * third of a second.
     */
    @Override
    public void close() {
        threads.interrupt();
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
