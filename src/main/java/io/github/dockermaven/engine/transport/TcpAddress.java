package io.github.dockermaven.engine.transport;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an engine's address that follows {@code tcp://}, by the docker command's rules:
 * {@code [host][:[port]][/path]}. They differ from those of {@link java.net.URI}, which for example refuses a host with
 * an underscore.
 *
 * @param host its name or address, IPv6 in brackets
 * @param path without a slash at its end, empty for none
 */
record TcpAddress(String host, int port, String path) {
    private static final Pattern FORM = Pattern.compile("(?s)([^/?#]*)(/[^?#]*)?(.*)");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final Pattern IPV6_IN_BRACKETS =
            Pattern.compile("\\[([0-9A-Fa-f:.]+(?:%25[\\p{Alnum}_.-]+)?)](?::(.*))?");
    private static final Pattern NAME_AND_PORT = Pattern.compile("([^:]*)(?::(.*))?");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._~-]*");
    private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** The longest DNS name (RFC 1035). */
    private static final int LONGEST_HOST = 255;

    private static final String LOCALHOST = "localhost";
    private static final int LARGEST_PORT = 65535;

    /**
     * Parses an address.
     *
     * @throws IllegalArgumentException whose message names the fault, without any password
     */
    static TcpAddress parse(String text, int defaultPort) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !parts.group(3).isEmpty() || parts.group(1).indexOf('@') >= 0) {
            throw new IllegalArgumentException("only a host, a port and a path may follow the scheme");
        }
        String path = parts.group(2) == null ? "" : encoded(withoutLastSlashes(parts.group(2)));
        String authority = parts.group(1);
        if (authority.length() > LONGEST_HOST) {
            throw new IllegalArgumentException("the name of its host is too long");
        }
        if (IPV6.matcher(authority).matches()) {
            return new TcpAddress("[" + authority + "]", defaultPort, path);
        }
        Matcher address = IPV6_IN_BRACKETS.matcher(authority);
        if (address.matches()) {
            String literal = address.group(1).replace("%25", "%");
            return new TcpAddress("[" + literal + "]", port(address.group(2), defaultPort), path);
        }
        Matcher name = NAME_AND_PORT.matcher(authority);
        String host = name.matches() ? ascii(name.group(1)) : "";
        if (!name.matches() || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("host and port are malformed");
        }
        return new TcpAddress(host.isEmpty() ? LOCALHOST : host, port(name.group(2), defaultPort), path);
    }

    private static int port(String text, int defaultPort) {
        if (text == null || text.isEmpty()) {
            return defaultPort;
        }
        if (!text.matches("0*[1-9][0-9]{0,4}") || Integer.parseInt(text) > LARGEST_PORT) {
            throw new IllegalArgumentException("the port is not a number from 1 to " + LARGEST_PORT);
        }
        return Integer.parseInt(text);
    }

    /** Returns a name in another script in the form of name servers (RFC 5890). */
    private static String ascii(String name) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(name) ? name : IDN.toASCII(name);
    }

    private static String withoutLastSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Returns the path in the form of a request, with Go's escapes. */
    private static String encoded(String path) {
        if (MALFORMED_ESCAPE.matcher(path).find()) {
            throw new IllegalArgumentException("a % in its path is not followed by two hexadecimal digits");
        }
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean stays = b > 0x20 && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
            encoded.append(stays ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return encoded.toString();
    }
}
