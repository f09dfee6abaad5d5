package io.github.dockermaven.mojo;

import io.github.dockermaven.network.ConnectionRequest;
import io.github.dockermaven.network.NetworkConnector;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Disconnects containers from a network. One that is not connected is left as it is. Needs no project:
 * <pre>mvn docker:network-disconnect -Ddocker.network=ecommerce-network -Ddocker.container=user-service</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "network-disconnect",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class NetworkDisconnectMojo extends AbstractConnectionMojo {
    private final NetworkConnector connector;

    /**
     * Whether to take out by force, also what is left in the network of a container that no longer exists.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    @Inject
    NetworkDisconnectMojo(NetworkConnector connector) {
        this.connector = connector;
    }

    @Override
    void executeGoal() {
        connector.disconnect(
                ConnectionRequest.of(network(), containers()), configuration().flag("force"), engine(), progress());
    }
}
