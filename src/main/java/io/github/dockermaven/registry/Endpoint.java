package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Set;

/**
 * The address of a registry: https, unless the registry may use http and does. This is found out without a credential.
 */
final class Endpoint {
    private static final String DOCKER_HUB_HOST = "registry-1.docker.io";
    private static final Set<Integer> TLS_REQUIRED = Set.of(301, 302, 307, 308, 400, 426, 497);

    private final String authority;
    private final boolean mayUseHttp;
    private final Transport transport;
    private HttpUrl base;

    /** @param registry host and port, as they are in images' names */
    Endpoint(String registry, RegistrySettings settings, Transport transport) {
        this.authority = registry.equals(ImageReference.DOCKER_HUB) ? DOCKER_HUB_HOST : registry;
        this.mayUseHttp = settings.isInsecure(authority);
        this.transport = transport;
    }

    String authority() {
        return authority;
    }

    /**
     * Returns the address of a resource in the registry's API.
     *
     * @param path below {@code /v2/}
     */
    HttpUrl address(String path) throws IOException {
        return inApi(base(), path);
    }

    /** Returns whether an address is the registry's own, and not one that it refers to. */
    synchronized boolean isOwn(HttpUrl address) {
        return base == null ? address.authority().equalsIgnoreCase(authority) : address.sameOrigin(base);
    }

    private synchronized HttpUrl base() throws IOException {
        if (base == null) {
            base = server(mayUseHttp && speaksHttp() ? "http" : "https");
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
     * Returns whether the registry uses http. An insecure registry is asked by https first, as the docker engine does:
     * anybody on the way could forge its response by http. On this machine nobody can, and http comes first, because
     * finding out that there is no TLS makes Java initialise its own. But only if the name has a port, so that both are
     * the same server, which reports itself that it requires TLS: without a port, the http server may be something else
     * than the registry.
     */
    private boolean speaksHttp() throws IOException {
        boolean httpFirst =
                RegistrySettings.isLoopback(authority) && server("http").port() >= 0;
        return httpFirst ? answersHttp() : !answersHttps();
    }

    /**
     * Returns whether http is answered. A server that requires TLS reports it, redirects, or does not understand the
     * request.
     */
    private boolean answersHttp() throws IOException {
        try (Response response = ask("http")) {
            return !TLS_REQUIRED.contains(response.status());
        } catch (ConnectException | ReadTimeoutException e) {
            throw e;
        } catch (IOException plain) {
            try {
                ask("https").close();
                return false;
            } catch (IOException e) {
                // Unknown: the connection may just have been broken.
                plain.addSuppressed(e);
                throw plain;
            }
        }
    }

    /** Returns whether https is answered. It is not if http is answered in its place. */
    private boolean answersHttps() throws IOException {
        try {
            ask("https").close();
            return true;
        } catch (IOException secure) {
            try (Response response = ask("http")) {
                if (!TLS_REQUIRED.contains(response.status())) {
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
