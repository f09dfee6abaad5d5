package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an {@code http} or {@code https} URL that a request needs.
 *
 * @param path with the query, without a fragment
 * @param user {@code user:password} of Basic authentication
 */
record HttpTarget(boolean encrypted, HostPort server, String path, Optional<String> user) {
    private static final Pattern URL = Pattern.compile(
            "(?i)(https?)://(?:([^/?#@]*)@)?(\\[[0-9a-f:.%]+]|[^/?#:@\\[\\]]+)(?::([0-9]{1,5}))?([/?][^#]*)?(#.*)?");

    /** Control characters and spaces would end the line of the request. */
    private static final Pattern NOT_IN_A_REQUEST = Pattern.compile("[^\\x21-\\x7e]");

    /**
     * Parses a URL.
     *
     * @throws DockerFailureException if it is malformed, without the password in it
     */
    static HttpTarget parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches() || NOT_IN_A_REQUEST.matcher(url.strip()).find()) {
            throw malformed(url);
        }
        boolean encrypted = parts.group(1).toLowerCase(Locale.ROOT).equals("https");
        String host = parts.group(3).replaceAll("[\\[\\]]", "");
        int port = parts.group(4) == null ? (encrypted ? 443 : 80) : Integer.parseInt(parts.group(4));
        if (port < 1 || port > 65_535) {
            throw malformed(url);
        }
        String path = parts.group(5) == null ? "/" : parts.group(5);
        return new HttpTarget(
                encrypted,
                new HostPort(host, port),
                path.startsWith("/") ? path : "/" + path,
                Optional.ofNullable(parts.group(2)));
    }

    private static DockerFailureException malformed(String url) {
        return new DockerFailureException("The URL \"" + PrintableText.quote(url.replaceAll("(?s)//.*@", "//…@"))
                + "\" of <wait><http> is malformed. Write it as http://localhost:8080/path, with other than ASCII"
                + " characters and spaces as %XX.");
    }

    /** Returns the request's head. */
    byte[] head(String method) {
        String login = user.map(each -> "Authorization: Basic "
                        + Base64.getEncoder().encodeToString(each.getBytes(StandardCharsets.UTF_8)) + "\r\n")
                .orElse("");
        String length = method.matches("POST|PUT|PATCH") ? "Content-Length: 0\r\n" : "";
        return (method + " " + path + " HTTP/1.1\r\nHost: " + authority() + "\r\n" + login + length
                        + "User-Agent: docker-maven-plugin\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String authority() {
        return server.port() == (encrypted ? 443 : 80)
                ? server.toString().replaceFirst(":[0-9]+$", "")
                : server.toString();
    }

    /** Returns the URL without a user. */
    @Override
    public String toString() {
        return (encrypted ? "https://" : "http://") + authority() + path;
    }
}
