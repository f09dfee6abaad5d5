package io.github.dockermaven.mojo;

import io.github.dockermaven.network.ConnectionRequest;
import io.github.dockermaven.network.NetworkConnector;
import java.util.List;
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
public class NetworkDisconnectMojo extends AbstractDockerMojo {
    private final NetworkConnector connector;

    /**
     * Skips the goals that create, remove, connect and disconnect.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.network", defaultValue = "false")
    private boolean skipNetwork;

    /**
     * The network's name.
     *
     * @since 1.0.0
     */
    @Parameter
    private String network;

    /**
     * The network's name, on the command line also its id as docker lists it, of 12 digits or more; it takes precedence over
     * <code>network</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private String givenNetwork;

    /**
     * Names of the containers, running or not.
     * <pre>&lt;containers&gt;&lt;container&gt;user-service&lt;/container&gt;&lt;/containers&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private List<String> containers;

    /**
     * Names of the containers with commas between, on the command line also their ids of 12 digits or more; they take precedence
     * over <code>containers</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

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
    boolean skipGoal() {
        return configuration().flag("skipNetwork");
    }

    @Override
    void executeGoal() {
        connector.disconnect(
                ConnectionRequest.of(ConnectionParameters.network(this), ConnectionParameters.containers(this)),
                configuration().flag("force"),
                engine(),
                progress());
    }
}
