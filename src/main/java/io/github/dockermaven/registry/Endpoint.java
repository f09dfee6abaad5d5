package io.github.dockermaven.registry;

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
            base = URI.create((mayBePlain && answersPlain() ? "http://" : "https://") + authority);
        }
        return base;
    }

    /** Asked without a secret. One that wants TLS says so, redirects, or does not know what it is told. */
    private boolean answersPlain() throws IOException {
        URI plain = URI.create("http://" + authority + "/v2/");
        try (Answer answer = transport.send(Request.get(plain, Map.of()), null)) {
            return !TLS_WANTED.contains(answer.status());
        } catch (ConnectException e) {
            throw e;
        } catch (SilenceException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
