package io.github.dockermaven.registry;

import io.github.dockermaven.proxy.HttpProxy;
import java.net.URI;
import java.util.Optional;

/** By which proxies registries are reached. */
@FunctionalInterface
public interface ProxySettings {
    /** None but those that Java itself is told of. */
    ProxySettings NONE = address -> Optional.empty();

    /**
     * The proxy for a server, if there is one.
     *
     * @param server scheme, host and port
     *
     * @throws io.github.dockermaven.error.DockerFailureException if it cannot be used
     */
    Optional<HttpProxy> find(URI server);
}
