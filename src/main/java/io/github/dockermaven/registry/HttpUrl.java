package io.github.dockermaven.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a resource on a server. It is parsed as by Go's {@code net/url}, because most registries, docker and
 * skopeo are written in Go: {@link URI} refuses hosts with {@code _}, and characters such as {@code |} that queries
 * have.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, or an address, in brackets if it is IPv6
 * @param port -1 if it is not named
 * @param path begins with a slash, and is escaped
 * @param query as it was received, because it may be signed; empty for none
 */
record HttpUrl(String scheme, String host, int port, String path, String query) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?]*))?([^?]*)(?:\\?(.*))?");
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:.*@)?([A-Za-z0-9._~!$&'()*+,;=-]+|\\[[0-9A-Fa-f:.]+(?:%[\\w.~-]+)?])(?::([0-9]{0,5}))?");
    static final int LARGEST_PORT = 65535;
    private static final String IN_PATHS = "-_.~!$&'()*+,;=:@/[]%";

    /**
     * Reads an address with scheme and host.
     *
     * @throws BadLocationException if it is not a valid address of http or https
     */
    static HttpUrl parse(String text) throws BadLocationException {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new BadLocationException("it has a control character");
        }
        Matcher form = FORM.matcher(text.strip().replaceFirst("#.*", ""));
        if (!form.matches()) {
            throw new BadLocationException("it has no scheme");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadLocationException("it is for neither http nor https");
        }
        // The text is not repeated, because its query may be a secret.
        Matcher authority = AUTHORITY.matcher(form.group(2) == null ? "" : form.group(2));
        if (!authority.matches() || isMalformed(authority.group(1))) {
            throw new BadLocationException(
                    form.group(2) == null || form.group(2).isEmpty() ? "it has no host" : "its host is malformed");
        }
        String port = authority.group(2) == null ? "" : authority.group(2);
        if (!port.isEmpty() && Integer.parseInt(port) > LARGEST_PORT) {
            throw new BadLocationException("its port is larger than " + LARGEST_PORT);
        }
        String path = form.group(3).isEmpty() ? "/" : form.group(3);
        return new HttpUrl(
                scheme,
                authority.group(1).replace("%25", "%"),
                port.isEmpty() ? -1 : Integer.parseInt(port),
                escapedPath(path),
                escapedQuery(form.group(4) == null ? "" : form.group(4)));
    }

    /** Returns whether a host is malformed. The JDK knows the rules for IPv6 addresses. */
    private static boolean isMalformed(String host) {
        try {
            return host.startsWith("[") && new URI("http://" + host).getHost() == null;
        } catch (URISyntaxException e) {
            return true;
        }
    }

    /**
     * Returns the {@code Location} of a response, relative or not.
     *
     * @throws BadLocationException if it is malformed
     */
    static Optional<HttpUrl> location(Response response) throws BadLocationException {
        Optional<String> text = response.header("Location");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(response.address().resolve(text.get()).asReachedBy(response.address()));
        } catch (BadLocationException e) {
            throw new BadLocationException("its Location is malformed: " + e.getMessage());
        }
    }

    /** Resolves a reference that a resource at this address contains (RFC 3986, 5.2). */
    HttpUrl resolve(String reference) throws BadLocationException {
        if (reference.startsWith("//")) {
            return parse(scheme + ":" + reference);
        }
        if (reference.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return parse(reference);
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String all = reference.startsWith("/")
                ? reference
                : reference.startsWith("?") ? path + reference : folder + reference;
        HttpUrl there = parse(scheme + "://" + authority() + all);
        return new HttpUrl(scheme, host, port, withoutDots(there.path), there.query);
    }

    private static String withoutDots(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.substring(1).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        boolean folder = path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", parts) + (folder && !parts.isEmpty() ? "/" : "");
    }

    /**
     * Returns this address as the client reaches it. A registry behind a proxy that adds TLS may not know of it: its
     * http address is https, at the port that was reached. Another port, if it is named, is another server's.
     */
    private HttpUrl asReachedBy(HttpUrl reached) {
        boolean sameServer = reached.scheme.equals("https")
                && scheme.equals("http")
                && host.equalsIgnoreCase(reached.host)
                && (port < 0 || port == reached.actualPort());
        return sameServer ? new HttpUrl("https", reached.host, reached.port, path, query) : this;
    }

    boolean sameOrigin(HttpUrl other) {
        return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && actualPort() == other.actualPort();
    }

    /** Returns the port, the scheme's default if none is named. */
    int actualPort() {
        return port >= 0 ? port : isEncrypted() ? 443 : 80;
    }

    boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Returns this address with one more query parameter; the existing query stays byte by byte. */
    HttpUrl with(String name, String value) {
        return new HttpUrl(
                scheme, host, port, path, query + (query.isEmpty() ? "" : "&") + name + "=" + FormFields.encode(value));
    }

    /** Returns host and port, as registries are named. */
    String authority() {
        return host + (port < 0 ? "" : ":" + port);
    }

    /** Returns the server alone, without path and query, to choose a proxy. */
    URI server() {
        return URI.create(scheme + "://" + authority());
    }

    /** Returns path and query. */
    String target() {
        return path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Returns the JDK's form of this address, empty if the JDK refuses it. */
    Optional<URI> uri() {
        try {
            URI uri = new URI(scheme + "://" + authority() + target());
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escapedPath(String path) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || IN_PATHS.indexOf(c) >= 0);
            boolean literal = c != '%' || isEscape(path, i);
            escaped.append(plain && literal ? String.valueOf(c) : escape(c));
        }
        return escaped.toString();
    }

    private static boolean isEscape(String text, int at) {
        return text.length() >= at + 3 && text.substring(at + 1, at + 3).matches("[0-9A-Fa-f]{2}");
    }

    /** Escapes only characters that would end the request line or must not be in it. */
    private static String escapedQuery(String query) {
        StringBuilder escaped = new StringBuilder();
        query.chars().forEach(c -> escaped.append(c > ' ' && c < 0x7f ? String.valueOf((char) c) : escape((char) c)));
        return escaped.toString();
    }

    /**
     * Escapes a character. Headers' bytes are read as Latin-1, so a character of that is the byte that was received.
     */
    private static String escape(char c) {
        if (c <= 0xff) {
            return "%%%02X".formatted((int) c);
        }
        StringBuilder escaped = new StringBuilder();
        for (byte each : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(each & 0xff));
        }
        return escaped.toString();
    }

    /** Returns a text that may be no address for messages: without the query and the user, which may be secrets. */
    static String shown(String address) {
        return address.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    /** Returns the form for messages and logs: without the query, which may be a secret. */
    @Override
    public String toString() {
        return scheme + "://" + authority() + path;
    }
}
