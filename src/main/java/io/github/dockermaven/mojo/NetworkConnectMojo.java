package io.github.dockermaven.mojo;

import io.github.dockermaven.network.ConnectionRequest;
import io.github.dockermaven.network.NetworkConnector;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Connects containers with a network, running or not. One that is connected already is left as it is. Needs no project:
 * <pre>mvn docker:network-connect -Ddocker.network=ecommerce-network -Ddocker.container=user-service -Ddocker.aliases=users</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "network-connect",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class NetworkConnectMojo extends AbstractConnectionMojo {
    private final NetworkConnector connector;

    /**
     * More names by which the other containers of the network find this one.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.aliases")
    private List<String> aliases;

    /**
     * The container's address in the network, one of a subnet that was chosen when the network was created:
     * <code>172.28.0.10</code>. The engine's choice by default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.ip")
    private String ip;

    /**
     * The same for IPv6: <code>fd00:28::10</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.ip6")
    private String ip6;

    /**
     * Other containers, and what this one calls them: <code>database:db</code>. Docker calls links a legacy; aliases are
     * for all containers of the network.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.links")
    private List<String> links;

    /**
     * Options for the network's driver; as properties <code>docker.driverOpts.NAME</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> driverOpts;

    @Inject
    NetworkConnectMojo(NetworkConnector connector) {
        this.connector = connector;
    }

    @Override
    void executeGoal() {
        ConnectionRequest request = new ConnectionRequest(
                network(),
                containers(),
                configuration().list("aliases"),
                configuration().text("ip"),
                configuration().text("ip6"),
                configuration().list("links"),
                configuration().map("driverOpts", "docker.driverOpts."));
        connector.connect(request, engine(), progress());
    }
}
