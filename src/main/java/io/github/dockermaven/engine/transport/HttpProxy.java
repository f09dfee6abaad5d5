package io.github.dockermaven.engine.transport;

import io.github.dockermaven.image.DockerFailureException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy through which an engine is reached. It is found as the docker command finds it, which is how Go's
 * {@code http.ProxyFromEnvironment} does: {@code HTTP_PROXY} for {@code tcp://}, {@code HTTPS_PROXY} for TLS, the same in
 * small letters, unless {@code NO_PROXY} has the host; never for this machine itself.
 *
 * @param host its name or address
 * @param authorization the value of {@code Proxy-Authorization}, {@code null} for none
 * @param origin the variable that names it
 */
public record HttpProxy(String host, int port, String authorization, String origin) {
    private static final int DEFAULT_PORT = 80;
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<scheme>[^:/@]+)://)?(?:(?<login>.*)@)?(?<host>\\[[^]]+]|[^:/@\\[\\]]+)(?::(?<port>[0-9]{1,5}))?(?:/.*)?");

    /**
     * The proxy for an engine's address, if it is to be reached by one.
     *
     * @param environment the variables of the environment
     * @throws DockerFailureException if it is malformed or of a kind that is not spoken with
     */
    static Optional<HttpProxy> find(EngineAddress address, Map<String, String> environment) {
        String name =
                switch (address.scheme()) {
                    case TCP -> "HTTP_PROXY";
                    case TLS -> "HTTPS_PROXY";
                    default -> "";
                };
        String url = variable(name, environment);
        if (url.isEmpty() || !NoProxy.parse(variable("NO_PROXY", environment)).mayProxy(address)) {
            return Optional.empty();
        }
        return Optional.of(parse(url, name));
    }

    private static String variable(String name, Map<String, String> environment) {
        String value = environment.getOrDefault(name, "");
        return (value.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : value).strip();
    }

    private static HttpProxy parse(String url, String origin) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw unusable(url, origin, "is malformed");
        }
        String scheme = parts.group("scheme");
        if (scheme != null && !scheme.equalsIgnoreCase("http")) {
            throw unusable(url, origin, "is of a kind that the plugin does not speak with");
        }
        int port = parts.group("port") == null ? DEFAULT_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65535) {
            throw unusable(url, origin, "is malformed");
        }
        return new HttpProxy(parts.group("host"), port, authorization(parts.group("login")), origin);
    }

    private static DockerFailureException unusable(String url, String origin, String why) {
        return new DockerFailureException(
                "The proxy %s (from the environment variable %s) %s. Write it as http://[user:password@]host:port, or put the engine's host into NO_PROXY."
                        .formatted(masked(url), origin, why));
    }

    private static String authorization(String login) {
        if (login == null) {
            return null;
        }
        // A plus is a plus in this part of a URL.
        String decoded = URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
        String pair = decoded.contains(":") ? decoded : decoded + ":";
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A proxy's address without the user and the password that it may have. */
    public static String masked(String url) {
        return url.replaceFirst("^([^/]*//)?.*@", "$1…@");
    }

    /** For messages: where it is and what names it, without its password. */
    @Override
    public String toString() {
        return "http://%s:%d (from the environment variable %s)".formatted(host, port, origin);
    }
}
