package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.tls.TrustedAuthorities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings by which registries are reached.
 *
 * @param insecure host and port of registries that may use http, and whose certificate for https is not verified; a
 *     loopback address need not be named
 * @param ca a PEM file of authorities that are trusted beside the JDK's
 * @param mirrors host and port of registries that are asked for Docker Hub's images before Docker Hub, in this order
 * @param connectTimeout the longest time to connect
 * @param silence the longest time in which a registry neither receives nor sends a byte
 * @param proxies by which they are reached
 */
public record RegistrySettings(
        Set<String> insecure,
        Optional<Path> ca,
        List<String> mirrors,
        Duration connectTimeout,
        Duration silence,
        ProxySettings proxies) {
    public static final RegistrySettings DEFAULTS = new RegistrySettings(
            Set.of(), Optional.empty(), List.of(), Duration.ofSeconds(20), Duration.ofSeconds(60), ProxySettings.NONE);

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+])(?::[0-9]{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1])(?::[0-9]+)?");

    /** A silence that never ends in practice: multiples of it are still a number of nanoseconds. */
    private static final Duration UNLIMITED = Duration.ofDays(365);

    /**
     * Returns the settings of a user.
     *
     * @param silence zero for no limit
     * @throws DockerFailureException if a registry or mirror is not a host with or without a port, or the file has no
     *     certificates
     */
    public static RegistrySettings of(
            List<String> insecure, Optional<Path> ca, List<String> mirrors, Duration silence, ProxySettings proxies) {
        ca.ifPresent(RegistrySettings::checkCertificates);
        boolean limited = !silence.isZero() && silence.compareTo(UNLIMITED) < 0;
        return new RegistrySettings(
                Set.copyOf(insecure), ca, mirrors, DEFAULTS.connectTimeout, limited ? silence : UNLIMITED, proxies);
    }

    /** Checks the file early: at the first TLS connection, the error could not name the parameter. */
    private static void checkCertificates(Path ca) {
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

    /**
     * Returns whether a host, with the port of its address, may be reached without encryption or a verified
     * certificate.
     */
    boolean isInsecure(String host) {
        return isLoopback(host) || insecure.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Returns whether a host, with the port that its address may have, is this machine. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
