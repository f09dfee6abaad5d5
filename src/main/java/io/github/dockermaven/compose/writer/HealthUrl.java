package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs of {@code <wait><http>}, which are of the machine that publishes ports, as they are within the container. */
final class HealthUrl {
    private static final Pattern URL = Pattern.compile("(https?)://([^/:@]+|\\[[^]]+])(?::([^/@]+))?(/.*)?");
    private static final Pattern WITHOUT_HOST = Pattern.compile("(?::([0-9]{1,5}))?(/.*)");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.+)}");
    private static final Pattern OWN_HOST = Pattern.compile("localhost|127\\.[0-9.]+|0\\.0\\.0\\.0|\\[::1?]|\\$\\{.+}");

    private HealthUrl() {}

    /** Returns a URL within the container; empty if it is of another host, or of a port that is not the container's. */
    static Optional<String> of(String url, ContainerRequest container) {
        Matcher own = WITHOUT_HOST.matcher(url.strip());
        List<PortBinding> ports = container.spec().networking().ports();
        if (own.matches()) {
            Optional<String> port = Optional.ofNullable(own.group(1))
                    .or(() -> ports.stream().findFirst().map(first -> String.valueOf(first.containerPort())));
            return port.map(each -> "http://127.0.0.1:" + each + own.group(2));
        }
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches() || !isOwn(parts.group(2), ports)) {
            return Optional.empty();
        }
        String scheme = parts.group(1);
        String usual = scheme.equals("https") ? "443" : "80";
        String path = Optional.ofNullable(parts.group(4)).orElse("/");
        return port(Optional.ofNullable(parts.group(3)).orElse(usual), container)
                .filter(port -> !path.contains("${"))
                .map(port -> scheme + "://127.0.0.1:" + port + path);
    }

    private static boolean isOwn(String host, List<PortBinding> ports) {
        return OWN_HOST.matcher(host).matches()
                || ports.stream().anyMatch(port -> port.hostIp().equals(host));
    }

    /** Returns the container's port that a port of the host, or the property that gets it, leads to. */
    private static Optional<Integer> port(String text, ContainerRequest container) {
        Matcher property = PROPERTY.matcher(text);
        if (property.matches()) {
            String name = property.group(1);
            String prefix = container.properties().prefix() + "port.";
            return name.startsWith(prefix)
                    ? Optional.of(name.substring(prefix.length()))
                            .filter(port -> port.matches("[0-9]{1,5}"))
                            .map(Integer::parseInt)
                    : container.properties().ports().stream()
                            .filter(each -> each.port().equals(Optional.of(name)))
                            .map(PortProperty::containerPort)
                            .findFirst();
        }
        return container.spec().networking().ports().stream()
                .filter(port -> port.hostPort().equals(text))
                .map(PortBinding::containerPort)
                .findFirst();
    }
}
