package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Elements;
import io.github.dockermaven.tls.TrustedAuthorities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings by which registries are reached.
 *
 * @param insecure host and port of registries that may speak http, and whose certificate for https is not checked; a
 *     loopback address may do so without being named
 * @param ca a PEM file of authorities that are trusted beside the JDK's, or {@code null}
 * @param mirrors host and port of registries that are asked for Docker Hub's images before Docker Hub is, in this order
 * @param connectTimeout how long making a connection may take
 * @param silence how long a registry may neither take nor send a byte
 * @param proxies by which they are reached
 */
public record RegistrySettings(
        Set<String> insecure,
        Path ca,
        List<String> mirrors,
        Duration connectTimeout,
        Duration silence,
        ProxySettings proxies) {
    public static final RegistrySettings DEFAULTS = new RegistrySettings(
            Set.of(), null, List.of(), Duration.ofSeconds(20), Duration.ofSeconds(60), ProxySettings.NONE);

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+])(?::[0-9]{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1])(?::[0-9]+)?");

    /** Silence that never ends: some times of it are still a number of nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(365);

    /**
     * What a user may say of it.
     *
     * @param silence zero for no limit
     * @throws DockerFailureException if a registry or mirror is not a host with or without a port, or the file has no
     *     certificates
     */
    public static RegistrySettings of(
            List<String> insecure, Path ca, List<String> mirrors, Duration silence, ProxySettings proxies) {
        checkCertificates(ca);
        boolean limited = !silence.isZero() && silence.compareTo(FOR_EVER) < 0;
        return new RegistrySettings(
                Set.copyOf(Elements.list("insecureRegistries", insecure)),
                ca,
                Elements.list("registryMirrors", mirrors),
                DEFAULTS.connectTimeout,
                limited ? silence : FOR_EVER,
                proxies);
    }

    /** Else it would be known only when the first registry is asked by TLS, with no word of where the file is named. */
    private static void checkCertificates(Path ca) {
        if (ca == null) {
            return;
        }
        try {
            TrustedAuthorities.read(ca);
        } catch (DockerFailureException e) {
            throw new DockerFailureException("registryCertificates cannot be used. " + e.getMessage(), e);
        }
    }

    /** @throws DockerFailureException if a registry or mirror is not a host with or without a port */
    public RegistrySettings {
        insecure = new TreeSet<>(
                insecure.stream().map(name -> host("Insecure registry", name)).toList());
        mirrors = mirrors.stream().map(name -> host("Registry mirror", name)).toList();
    }

    private static String host(String kind, String text) {
        String host = text.strip()
                .replaceFirst("^https?://", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new DockerFailureException(
                    kind + " '" + text + "' is not valid. Write it as host or host:port, without a path.");
        }
        return host;
    }

    /** Whether a host, with the port that its address has, may be spoken with in clear and need not prove who it is. */
    boolean isInsecure(String host) {
        return isLoopback(host) || insecure.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether a host, with the port that its address may have, is this machine. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
