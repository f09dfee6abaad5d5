package io.github.dockermaven.registry;

import io.github.dockermaven.proxy.HttpProxy;
import java.net.URI;
import java.util.Optional;

/** The proxies by which registries are reached. */
@FunctionalInterface
public interface ProxySettings {
    /** Only the proxies of Java's own properties. */
    ProxySettings NONE = address -> Optional.empty();

    /**
     * Returns the proxy for a server, if there is one.
     *
     * @param server scheme, host and port
     * @throws io.github.dockermaven.error.DockerFailureException if it cannot be used
     */
    Optional<HttpProxy> find(URI server);
}
