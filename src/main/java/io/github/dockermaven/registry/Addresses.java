package io.github.dockermaven.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The addresses that servers give us. */
final class Addresses {
    private Addresses() {}

    /**
     * The {@code Location} of an answer, relative or not.
     *
     * @throws AddressException if it is malformed
     */
    static Optional<URI> location(Answer answer) throws AddressException {
        Optional<String> text = answer.header("Location");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI location = answer.uri().resolve(new URI(text.get().strip()));
            if (location.getHost() == null) {
                throw new AddressException("its Location has no host");
            }
            return Optional.of(asReached(answer.uri(), location));
        } catch (URISyntaxException e) {
            // The query of an address may be a secret: its text is not repeated.
            throw new AddressException("its Location is malformed: " + e.getReason());
        }
    }

    /**
     * A registry behind a proxy that adds TLS may not know of it: what it calls http is https, at the port where it was
     * reached. Another port, if it names one, is another server's.
     */
    private static URI asReached(URI reached, URI location) throws URISyntaxException {
        boolean known = "https".equals(reached.getScheme())
                && "http".equals(location.getScheme())
                && location.getHost().equalsIgnoreCase(reached.getHost())
                && (location.getPort() < 0 || location.getPort() == port(reached));
        return known
                ? new URI("https://" + reached.getRawAuthority()
                        + location.toString().replaceFirst("^http://[^/?#]*", ""))
                : location;
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }

    /** With one more parameter; what is there stays byte by byte, as it may be signed. */
    static URI with(URI uri, String name, String value) {
        String parameter = name + "=" + FormFields.encode(value);
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + parameter);
    }

    /** For messages: without the query, which may hold secrets. */
    static String shown(URI uri) {
        return shown(uri.toString());
    }

    /** The same for what may be no address. */
    static String shown(String address) {
        return address.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    /** Host and port, as registries are named: without the user and the password that an address may have. */
    static String authority(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
