package io.github.dockermaven.engine.transport;

import io.github.dockermaven.image.DockerFailureException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Where an engine listens.
 *
 * @param scheme how it is spoken with
 * @param location the socket's absolute path, the pipe's name ({@code //./pipe/docker_engine}), the host's name or
 *     address (IPv6 in brackets), or all that follows {@code ssh://}
 * @param port the TCP port; 0 for sockets, pipes and ssh
 */
public record EngineAddress(Scheme scheme, String location, int port) {
    public static final String ALLOWED = "Write it as unix:///var/run/docker.sock, tcp://host:2375, https://host:2376,"
            + " ssh://user@host or npipe:////./pipe/docker_engine.";

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    /** How an engine is spoken with. */
    public enum Scheme {
        /** HTTP over a Unix domain socket. */
        UNIX,
        /** HTTP over a named pipe of Windows. */
        NPIPE,
        /** HTTP over TCP. */
        TCP,
        /** HTTP over TLS over TCP. */
        TLS,
        /** HTTP through {@code ssh}, as {@link SshHost} tells. */
        SSH
    }

    public EngineAddress {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(location, "location");
    }

    /**
     * Reads an address as {@code DOCKER_HOST} has it. A TCP address without a port has 2375, with TLS 2376.
     *
     * @param tls whether TLS is asked for; makes {@code tcp://} and {@code http://} a TLS address, and has no meaning for
     *     sockets and pipes
     * @param origin where the address was set, for the messages
     * @throws DockerFailureException if it is malformed or of a kind that is not supported
     */
    public static EngineAddress parse(String text, boolean tls, String origin) {
        String trimmed = text.trim();
        int end = trimmed.indexOf("://");
        String rest = end < 0 ? "" : trimmed.substring(end + 3);
        return switch (end < 0 ? "" : trimmed.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "unix" -> {
                if (!rest.startsWith("/") && !rest.matches("[A-Za-z]:[/\\\\].*")) {
                    throw malformed(text, origin, "the socket's path is not absolute");
                }
                yield unix(rest);
            }
            case "npipe" -> npipe(rest.replace('\\', '/'), text, origin);
            case "tcp", "http" -> tcp(rest, tls, text, origin);
            case "https" -> tcp(rest, true, text, origin);
            case "ssh" -> ssh(rest, text, origin);
            case "" -> throw malformed(text, origin, "it has no scheme");
            default -> throw malformed(text, origin, "its scheme is unknown");
        };
    }

    public static EngineAddress unix(String path) {
        return new EngineAddress(Scheme.UNIX, path, 0);
    }

    private static EngineAddress npipe(String pipe, String text, String origin) {
        if (!pipe.matches("//[^/]+/pipe/.+")) {
            throw malformed(text, origin, "the pipe's name is not of the form //./pipe/NAME");
        }
        return new EngineAddress(Scheme.NPIPE, pipe, 0);
    }

    private static EngineAddress ssh(String target, String text, String origin) {
        try {
            return new EngineAddress(Scheme.SSH, SshHost.parse(target).toString(), 0);
        } catch (IllegalArgumentException e) {
            throw malformed(text.replaceFirst("//.*@", "//…@"), origin, e.getMessage());
        }
    }

    private static EngineAddress tcp(String authority, boolean tls, String text, String origin) {
        URI uri;
        try {
            uri = new URI("tcp://" + authority).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw malformed(text, origin, "host and port are malformed");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw malformed(text, origin, "host and port are malformed");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw malformed(text.replace(authority, "…"), origin, "only a host and a port may follow the scheme");
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            throw malformed(text, origin, "a path after host and port is not supported");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        return new EngineAddress(tls ? Scheme.TLS : Scheme.TCP, uri.getHost(), port);
    }

    private static DockerFailureException malformed(String text, String origin, String why) {
        return new DockerFailureException(
                "The engine's address \"%s\" (from %s) is malformed: %s. %s".formatted(text, origin, why, ALLOWED));
    }

    /** The host on which the ports that containers publish are reached: {@code localhost} for sockets and pipes. */
    public String host() {
        return switch (scheme) {
            case UNIX, NPIPE -> "localhost";
            case TCP, TLS -> location;
            case SSH -> SshHost.parse(location).host();
        };
    }

    /** What an HTTP request's {@code Host} header says. */
    String hostHeader() {
        return switch (scheme) {
            case UNIX, NPIPE, SSH -> "localhost";
            case TCP, TLS -> location + ":" + port;
        };
    }

    /** The address as {@code DOCKER_HOST} has it; with TLS it begins with {@code https://}. */
    @Override
    public String toString() {
        return switch (scheme) {
            case UNIX -> "unix://" + location;
            case NPIPE -> "npipe://" + location;
            case TCP -> "tcp://" + location + ":" + port;
            case TLS -> "https://" + location + ":" + port;
            case SSH -> "ssh://" + location;
        };
    }
}
