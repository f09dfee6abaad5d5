package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Runs what <code>docker:start</code> starts as services of a swarm, whose manager the engine is: images of this build are
 * pushed and named by their digests, networks become overlays, and each service is awaited before those that depend on it.
 * Exactly the services are updated that are not as they are configured; one that does not become ready is rolled back, and the
 * goal fails.
 * <pre>mvn package docker:build docker:deploy</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "deploy", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class DeployMojo extends AbstractStackMojo {
    private final NetworkCreator networkCreator;
    private final SessionCredentials credentials;

    /**
     * The container of the project's own image, as <code>docker:start</code> has it.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The networks of the services, as <code>docker:network-create</code> has them; those of the driver <code>bridge</code>
     * become overlays.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Makes the networks that containers name and <code>networks</code> does not describe.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.autoCreateCustomNetworks", defaultValue = "false")
    private boolean autoCreateCustomNetworks;

    /**
     * Which containers are meant, by alias, image or container name, with commas between several. Those that they depend on
     * are deployed too. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * How many tasks each service has, <code>2</code>, and those of single containers, <code>users=3</code>, with commas
     * between several. The default is 1.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.deploy.replicas")
    private List<String> replicas;

    /**
     * Whether the new task is started before the old one is stopped, <code>start-first</code>, or after it,
     * <code>stop-first</code>. A service that writes to a volume always has <code>stop-first</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.deploy.order", defaultValue = "start-first")
    private String updateOrder;

    /**
     * How many tasks are updated at once, 0 for all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.deploy.parallelism", defaultValue = "1")
    private int updateParallelism;

    /**
     * The seconds after the update of a task in which its failure rolls the service back.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.deploy.monitor", defaultValue = "5")
    private int updateMonitor;

    /**
     * The time in which a task has to be ready whose container's <code>wait</code> has no <code>time</code>, in milliseconds
     * or with a unit: <code>120000</code>, <code>2m</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.wait.time", defaultValue = "60000")
    private String waitTime;

    @Inject
    DeployMojo(NetworkCreator networkCreator, SessionCredentials credentials) {
        this.networkCreator = networkCreator;
        this.credentials = credentials;
    }

    @Override
    void executeGoal() {
        new DeployRun(this, networkCreator, credentials).run();
    }
}
