package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the processes of containers, as <code>docker top</code> does. Needs no project.
 * <pre>mvn docker:top -Ddocker.container=users</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "top", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class TopMojo extends AbstractRunningMojo {
    @Override
    void executeGoal() {
        new RunningRun(this).top();
    }
}
