package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes what <code>docker:deploy</code> has deployed to a swarm: services, networks, secrets and configs. Volumes stay.
 *
 * @since 1.0.0
 */
@Mojo(name = "undeploy", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class UndeployMojo extends AbstractRunMojo {
    /**
     * The name of the stack, as for <code>docker:deploy</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.stack")
    private String stack;

    @Override
    void executeGoal() {
        new UndeployRun(this).run();
    }
}
