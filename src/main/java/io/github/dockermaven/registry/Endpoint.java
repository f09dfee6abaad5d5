package io.github.dockermaven.registry;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Where a registry answers: by https, unless it is one that may speak http and does. */
final class Endpoint {
    private static final String DOCKER_HUB_HOST = "registry-1.docker.io";
    private static final Set<Integer> TLS_WANTED = Set.of(301, 302, 307, 308, 400, 426, 497);

    private static final int LARGEST_PORT = 65535;

    private final String authority;
    private final boolean mayBePlain;
    private final Transport transport;
    private URI base;

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
    URI uri(String path) throws IOException {
        return base().resolve("/v2/" + path);
    }

    private synchronized URI base() throws IOException {
        if (base == null) {
            URI secure = address("https");
            base = mayBePlain && answersPlain() ? address("http") : secure;
        }
        return base;
    }

    private URI address(String scheme) {
        URI uri = URI.create(scheme + "://" + authority);
        if (uri.getHost() == null || uri.getPort() > LARGEST_PORT) {
            throw new DockerFailureException("Registry '" + authority + "' is not valid. Write it as host or host:port,"
                    + " with a port of 1 to " + LARGEST_PORT + ".");
        }
        return uri;
    }

    /** Asked without a secret. One that wants TLS says so, redirects, or does not know what it is told. */
    private boolean answersPlain() throws IOException {
        try (Answer answer = ask("http")) {
            return !TLS_WANTED.contains(answer.status());
        } catch (ConnectException | SilenceException e) {
            throw e;
        } catch (IOException e) {
            return !answersTls(e);
        }
    }

    /** If it does not either, nothing is known: a connection may just have been cut. */
    private boolean answersTls(IOException plain) throws IOException {
        try {
            ask("https").close();
            return true;
        } catch (IOException e) {
            plain.addSuppressed(e);
            throw plain;
        }
    }

    private Answer ask(String scheme) throws IOException {
        return transport.send(Request.get(address(scheme).resolve("/v2/"), Map.of()), null);
    }
}
