package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.transport.EngineAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies of {@code config.json} for containers, as the docker command's build arguments (<a
 * href="https://docs.docker.com/engine/cli/proxy/">manual</a>): those under the engine's address in {@code proxies},
 * else those under {@code default}. Builders pass them to {@code RUN} and keep them out of the image, unless the
 * Dockerfile has an {@code ARG} for them. They may contain passwords.
 */
final class ProxyArguments {
    private static final String DEFAULT = "default";
    private static final Map<String, String> ARGUMENTS = Map.of(
            "httpProxy", "HTTP_PROXY",
            "httpsProxy", "HTTPS_PROXY",
            "noProxy", "NO_PROXY",
            "ftpProxy", "FTP_PROXY",
            "allProxy", "ALL_PROXY");

    private ProxyArguments() {}

    /**
     * Returns the build arguments for an engine, each under its name in upper and in lower case.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if {@code config.json} cannot be read
     */
    static Map<String, String> of(EngineSettings settings, EngineAddress address) {
        JsonNode proxies = proxies(settings);
        String host = host(address);
        return arguments(proxies.path(proxies.has(host) ? host : DEFAULT));
    }

    /**
     * Returns the build arguments for any engine.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if {@code config.json} cannot be read
     */
    static Map<String, String> ofAny(EngineSettings settings) {
        return arguments(proxies(settings).path(DEFAULT));
    }

    private static JsonNode proxies(EngineSettings settings) {
        return DockerJson.read(DockerJson.config(settings)).path("proxies");
    }

    private static Map<String, String> arguments(JsonNode chosen) {
        Map<String, String> arguments = new LinkedHashMap<>();
        ARGUMENTS.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(argument -> {
            String value = chosen.path(argument.getKey()).asText();
            if (!value.isEmpty()) {
                arguments.put(argument.getValue(), value);
                arguments.put(argument.getValue().toLowerCase(Locale.ROOT), value);
            }
        });
        return arguments;
    }

    /** Returns the address in the docker command's form, in which the scheme does not depend on TLS. */
    private static String host(EngineAddress address) {
        return address.scheme() == EngineAddress.Scheme.TLS
                ? "tcp://" + address.location() + ":" + address.port() + address.basePath()
                : address.toString();
    }
}
