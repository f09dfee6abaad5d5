package io.github.dockermaven.credentials;

import static java.util.Comparator.comparing;

import io.github.dockermaven.image.ImageReference;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The registry, or the part of one, that a stored credential is for.
 *
 * @param host host and port in lower case, {@code docker.io} for every host of Docker Hub; a port is never implied, so
 *     {@code host} and {@code host:443} differ
 * @param path the folder of repositories it is limited to, empty for all of them
 */
public record RegistryName(String host, String path) {
    /** By this address Docker's CLI stores and asks for Docker Hub's credential. */
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

    /** The keys that are for this image's registry: those for the longest part of its path first, then as given. */
    public static List<String> fitting(Collection<String> keys, ImageReference image) {
        return keys.stream()
                .filter(key -> of(key).fits(image))
                .sorted(comparing((String key) -> of(key).path().length())
                        .thenComparing(key -> key.equals(server(image)))
                        .reversed())
                .toList();
    }

    /** Whether a credential for this name is for the registry, and the folder in it, of the image. */
    public boolean fits(ImageReference image) {
        return host.equals(of(image.registry()).host())
                && (path.isEmpty() || (image.repository() + "/").startsWith(path + "/"));
    }

    /** The name by which Docker's CLI stores the credential for an image's registry and asks a helper for it. */
    static String server(ImageReference image) {
        return isDockerHub(image) ? DOCKER_HUB_SERVER : image.registry();
    }

    /** What follows {@code docker login} on the command line to store a credential for an image's registry. */
    static String loginCommand(ImageReference image) {
        return isDockerHub(image) ? "docker login" : "docker login " + image.registry();
    }

    private static boolean isDockerHub(ImageReference image) {
        return of(image.registry()).host().equals(ImageReference.DOCKER_HUB);
    }
}
