package io.github.dockermaven.mojo;

import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

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
public class DeployMojo extends AbstractSystemMojo {
    private final NetworkCreator networkCreator;
    private final SessionCredentials credentials;

    /**
     * The name of the stack, with which the names of its services begin, and by which <code>docker stack</code> knows it. The
     * default is the name of the compose project that says what runs, else the project's artifactId in lower case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.stack")
    private String stack;

    /**
     * How many tasks each service has, <code>2</code>, and those of single containers, <code>users=3</code>, with commas
     * between several. The default is 1, and what a compose file says takes precedence over the first form.
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
