package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.proxy.HttpProxy;
import java.util.Locale;
import java.util.Objects;

/**
 * The address on which an engine listens.
 *
 * @param scheme the protocol
 * @param location the socket's absolute path, the pipe's name ({@code //./pipe/docker_engine}), the host's name or
 *     address (IPv6 in brackets), or all that follows {@code ssh://}
 * @param port the TCP port; 0 for sockets, pipes and ssh
 * @param basePath the prefix of the path of each request to a TCP port, such as {@code /docker}; empty for none
 */
public record EngineAddress(Scheme scheme, String location, int port, String basePath) {
    private static final int LONGEST = 4_096;

    public static final String ALLOWED = "Write it as unix:///var/run/docker.sock, tcp://host:2375, https://host:2376,"
            + " ssh://user@host or npipe:////./pipe/docker_engine.";

    private static final String USUAL_SOCKET = "/var/run/docker.sock";
    private static final String USUAL_PIPE = "//./pipe/docker_engine";
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    /** The protocols of engines. */
    public enum Scheme {
        /** HTTP over a Unix domain socket. */
        UNIX,
        /** HTTP over a named pipe of Windows. */
        NPIPE,
        /** HTTP over TCP. */
        TCP,
        /** HTTP over TLS over TCP. */
        TLS,
        /** HTTP through {@code ssh}, as described by {@link SshHost}. */
        SSH
    }

    public EngineAddress {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(location, "location");
    }

    public EngineAddress(Scheme scheme, String location, int port) {
        this(scheme, location, port, "");
    }

    /**
     * Parses an address of {@code DOCKER_HOST}, with the docker command's defaults: {@code tcp://} without a scheme,
     * {@code localhost} without a host, port 2375 (2376 only for {@code https://}), and the usual socket or pipe
     * without a path.
     *
     * @param tls whether TLS is required; makes {@code tcp://} and {@code http://} a TLS address, and is ignored for
     *     sockets and pipes
     * @param origin the setting of the address, for messages
     * @throws DockerFailureException if it is malformed or of an unsupported kind
     */
    public static EngineAddress parse(String text, boolean tls, String origin) {
        String trimmed = text.trim();
        int end = trimmed.indexOf("://");
        String rest = end < 0 ? trimmed : trimmed.substring(end + 3);
        try {
            if (trimmed.length() > LONGEST) {
                throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
            }
            if (trimmed.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("it has a control character");
            }
            return switch (end < 0 ? "" : trimmed.substring(0, end).toLowerCase(Locale.ROOT)) {
                case "unix" -> socket(rest.isEmpty() ? USUAL_SOCKET : rest);
                case "npipe" -> npipe(rest.isEmpty() ? USUAL_PIPE : rest.replace('\\', '/'));
                case "tcp", "http" -> tcp(tls, rest, PLAIN_PORT);
                case "https" -> tcp(true, rest, TLS_PORT);
                case "ssh" -> new EngineAddress(Scheme.SSH, SshHost.parse(rest).toString(), 0);
                case "" -> withoutScheme(rest, tls);
                default -> throw new IllegalArgumentException("its scheme is unknown");
            };
        } catch (IllegalArgumentException e) {
            throw new DockerFailureException("The engine's address \"%s\" (from %s) is malformed: %s. %s"
                    .formatted(masked(trimmed), PrintableText.quote(origin), e.getMessage(), ALLOWED));
        }
    }

    /**
     * Parses an address without a scheme. The docker command takes a path alone for one at localhost, and
     * {@code unix:/…} for one at a host {@code unix}.
     */
    private static EngineAddress withoutScheme(String text, boolean tls) {
        if (text.matches("(?s)(?:[A-Za-z]+:)?[/\\\\].*")) {
            throw new IllegalArgumentException("it has no scheme");
        }
        return tcp(tls, text, PLAIN_PORT);
    }

    private static EngineAddress tcp(boolean tls, String text, int defaultPort) {
        TcpAddress tcp = TcpAddress.parse(text, defaultPort);
        return new EngineAddress(tls ? Scheme.TLS : Scheme.TCP, tcp.host(), tcp.port(), tcp.path());
    }

    /** Returns an address for messages: printable, and without any user, password or token in it. */
    public static String masked(String address) {
        return PrintableText.quote(HttpProxy.masked(address).replaceFirst("(?s)([?#]).*", "$1…"));
    }

    public static EngineAddress unix(String path) {
        return new EngineAddress(Scheme.UNIX, path, 0);
    }

    private static EngineAddress socket(String path) {
        if (!path.startsWith("/") && !path.matches("[A-Za-z]:[/\\\\].*")) {
            throw new IllegalArgumentException("the socket's path is not absolute");
        }
        return unix(path);
    }

    private static EngineAddress npipe(String pipe) {
        if (!pipe.matches("//[^/]+/pipe/.+")) {
            throw new IllegalArgumentException("the pipe's name is not of the form //./pipe/NAME");
        }
        return new EngineAddress(Scheme.NPIPE, pipe, 0);
    }

    /**
     * Returns the host on which the published ports of containers are reached: {@code localhost} for sockets and pipes.
     */
    public String host() {
        return switch (scheme) {
            case UNIX, NPIPE -> "localhost";
            case TCP, TLS -> location;
            case SSH -> SshHost.parse(location).host();
        };
    }

    /** Returns the value of the {@code Host} header of an HTTP request. */
    String hostHeader() {
        return switch (scheme) {
            case UNIX, NPIPE, SSH -> "localhost";
            case TCP, TLS -> location.replaceFirst("%[^]]*", "") + ":" + port;
        };
    }

    /** Returns the address in the form of {@code DOCKER_HOST}; with TLS it begins with {@code https://}. */
    @Override
    public String toString() {
        return switch (scheme) {
            case UNIX -> "unix://" + location;
            case NPIPE -> "npipe://" + location;
            case TCP -> "tcp://" + location + ":" + port + basePath;
            case TLS -> "https://" + location + ":" + port + basePath;
            case SSH -> "ssh://" + location;
        };
    }
}
