package io.github.dockermaven.engine.transport;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxySource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the environment that name the proxy for an engine. They are evaluated like the docker command's, by
 * the rules of Go's {@code http.ProxyFromEnvironment}: {@code HTTP_PROXY} for {@code tcp://}, {@code HTTPS_PROXY} for
 * TLS, the same in lower case, unless {@code NO_PROXY} has the host; never for this machine itself.
 */
final class ProxyVariables {
    private static final int DEFAULT_PORT = 80;
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<scheme>[^:/@]+)://)?(?:(?<login>.*)@)?(?<host>\\[[^]]+]|[^:/@\\[\\]]+)(?::(?<port>[0-9]{1,5}))?(?:/.*)?");

    private ProxyVariables() {}

    /**
     * Returns the proxy for an engine's address, if one applies.
     *
     * @param environment the variables of the environment
     * @throws DockerFailureException if it is malformed or of an unsupported kind
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
            throw unusable(url, origin, "is of a kind that the plugin does not support");
        }
        int port = parts.group("port") == null ? DEFAULT_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65535) {
            throw unusable(url, origin, "is malformed");
        }
        try {
            return new HttpProxy(
                    parts.group("host"),
                    port,
                    Optional.ofNullable(parts.group("login")).map(ProxyVariables::authorization),
                    source(origin));
        } catch (IllegalArgumentException e) {
            throw unusable(
                    url, origin, "has a % in its user or password that is not followed by two hexadecimal digits");
        }
    }

    private static DockerFailureException unusable(String url, String origin, String why) {
        return new DockerFailureException(
                "The proxy %s (from the environment variable %s) %s. Write it as http://[user:password@]host:port, or put the engine's host into NO_PROXY."
                        .formatted(PrintableText.quote(HttpProxy.masked(url)), origin, why));
    }

    private static String authorization(String login) {
        // A plus is literal in this part of a URL.
        String decoded = URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
        int colon = decoded.indexOf(':');
        Credential credential = colon < 0
                ? Credential.ofPassword(decoded, "")
                : Credential.ofPassword(decoded.substring(0, colon), decoded.substring(colon + 1));
        return credential.basic();
    }

    private static ProxySource source(String variable) {
        return new ProxySource(
                "the environment variable " + variable,
                "Write the right ones into that variable: http://user:password@host:port",
                "NO_PROXY");
    }
}
