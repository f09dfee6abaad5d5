package io.github.dockermaven.credentials;

import static java.util.Comparator.comparing;

import io.github.dockermaven.image.ImageReference;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The registry, or the folder in one, of a stored credential.
 *
 * @param host host and port in lower case, {@code docker.io} for every host of Docker Hub; a port is never implied, so
 *     {@code host} and {@code host:443} differ
 * @param path the folder of repositories it is limited to, empty for all of them
 */
public record RegistryName(String host, String path) {
    /** The address under which Docker's CLI stores Docker Hub's credential. */
    static final String DOCKER_HUB_SERVER = "https://index.docker.io/v1/";

    private static final Set<String> DOCKER_HUB_HOSTS =
            Set.of(ImageReference.DOCKER_HUB, "index.docker.io", "registry-1.docker.io");
    private static final Set<String> API_PATHS = Set.of("v1", "v2");

    /**
     * Reads a key as people and programs write it: {@code registry.example.com}, {@code localhost:5000},
     * {@code https://index.docker.io/v1/}, {@code registry.example.com/namespace}.
     */
    public static RegistryName of(String key) {
        String address = key.strip().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "");
        int slash = address.indexOf('/');
        String host = (slash < 0 ? address : address.substring(0, slash)).toLowerCase(Locale.ROOT);
        String path = slash < 0 ? "" : address.substring(slash).replaceAll("^/+|/+$", "");
        return new RegistryName(
                DOCKER_HUB_HOSTS.contains(host) ? ImageReference.DOCKER_HUB : host,
                API_PATHS.contains(path) ? "" : path);
    }

    /** Returns the registry and repository of an image. */
    public static RegistryName of(ImageReference image) {
        return new RegistryName(of(image.registry()).host(), image.repository());
    }

    /**
     * Returns the keys that cover a registry: those for the longest part of the requested path first, then in their
     * order.
     */
    public static List<String> fitting(Collection<String> keys, RegistryName requested) {
        return keys.stream()
                .filter(key -> of(key).covers(requested))
                .sorted(comparing((String key) -> of(key).path().length())
                        .thenComparing(key -> key.equals(requested.server()))
                        .reversed())
                .toList();
    }

    /** Returns whether a credential for this name covers the other's registry and folder. */
    public boolean covers(RegistryName requested) {
        return host.equals(requested.host) && (path.isEmpty() || (requested.path + "/").startsWith(path + "/"));
    }

    /** Returns the registry without a folder in it. */
    public RegistryName whole() {
        return new RegistryName(host, "");
    }

    /**
     * Returns the name under which Docker's CLI stores the registry's credential and requests it from helpers and
     * engines.
     */
    public String server() {
        return host.equals(ImageReference.DOCKER_HUB) ? DOCKER_HUB_SERVER : host;
    }

    /** Returns the usual form. */
    @Override
    public String toString() {
        return path.isEmpty() ? host : host + "/" + path;
    }
}
