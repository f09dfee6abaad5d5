package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes what <code>docker:deploy</code> has deployed to a swarm: services, networks, secrets and configs. Volumes stay.
 *
 * @since 1.0.0
 */
@Mojo(name = "undeploy", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class UndeployMojo extends AbstractStackMojo {
    @Override
    void executeGoal() {
        new UndeployRun(this).run();
    }
}
