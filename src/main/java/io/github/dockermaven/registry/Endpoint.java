package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Set;

/** The address at which a registry answers: by https, unless it is one that may speak http and does. That is found out without a secret. */
final class Endpoint {
    private static final String DOCKER_HUB_HOST = "registry-1.docker.io";
    private static final Set<Integer> TLS_WANTED = Set.of(301, 302, 307, 308, 400, 426, 497);

    private final String authority;
    private final boolean mayBePlain;
    private final Transport transport;
    private HttpUrl base;

    /** @param registry host and port, as they are in images' names */
    Endpoint(String registry, RegistrySettings settings, Transport transport) {
        this.authority = registry.equals(ImageReference.DOCKER_HUB) ? DOCKER_HUB_HOST : registry;
        this.mayBePlain = settings.isInsecure(authority);
        this.transport = transport;
    }

    String authority() {
        return authority;
    }

    /**
     * The address of something in its API.
     *
     * @param path below {@code /v2/}
     */
    HttpUrl address(String path) throws IOException {
        return inApi(base(), path);
    }

    /** Whether an address is the registry's, and not one of where it sends us. */
    synchronized boolean isOwn(HttpUrl address) {
        return base == null ? address.authority().equalsIgnoreCase(authority) : address.sameOrigin(base);
    }

    private synchronized HttpUrl base() throws IOException {
        if (base == null) {
            base = server(mayBePlain && speaksHttp() ? "http" : "https");
        }
        return base;
    }

    private HttpUrl server(String scheme) {
        try {
            return HttpUrl.parse(scheme + "://" + authority);
        } catch (BadLocationException e) {
            throw new DockerFailureException(
                    "Registry '" + authority + "' is not valid. Write it as host or host:port, with a port of 1 to "
                            + HttpUrl.LARGEST_PORT + ".",
                    e);
        }
    }

    private static HttpUrl inApi(HttpUrl server, String path) {
        return new HttpUrl(server.scheme(), server.host(), server.port(), "/v2/" + path, "");
    }

    /**
     * A registry that is named insecure is asked by https first, as the docker engine does it: what it says by http anybody
     * on the way may have said. On this machine there is no such way, and http comes first: to find out that there is no TLS
     * costs Java all of its own. But only where both are the same server's, which says itself that it wants TLS: without a
     * port in the name, http may be spoken by something that is no registry.
     */
    private boolean speaksHttp() throws IOException {
        boolean httpFirst =
                RegistrySettings.isLoopback(authority) && server("http").port() >= 0;
        return httpFirst ? answersHttp() : !answersHttps();
    }

    /** One that wants TLS says so, redirects, or does not know what it is told. */
    private boolean answersHttp() throws IOException {
        try (Response response = ask("http")) {
            return !TLS_WANTED.contains(response.status());
        } catch (ConnectException | ReadTimeoutException e) {
            throw e;
        } catch (IOException plain) {
            try {
                ask("https").close();
                return false;
            } catch (IOException e) {
                // Nothing is known: a connection may just have been cut.
                plain.addSuppressed(e);
                throw plain;
            }
        }
    }

    /** It does not if http is answered in its place. */
    private boolean answersHttps() throws IOException {
        try {
            ask("https").close();
            return true;
        } catch (IOException secure) {
            try (Response response = ask("http")) {
                if (!TLS_WANTED.contains(response.status())) {
                    return false;
                }
            } catch (IOException e) {
                secure.addSuppressed(e);
                throw ConnectionFailure.isWithoutTls(secure) ? e : secure;
            }
            throw secure;
        }
    }

    private Response ask(String scheme) throws IOException {
        return transport.send(Request.get(inApi(server(scheme), ""), Map.of()), null);
    }
}
