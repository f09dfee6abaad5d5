package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sends a signal to the processes of containers, as <code>docker kill</code> does. Needs no project.
 * <pre>
 * mvn docker:kill -Ddocker.container=mysql
 * mvn docker:kill -Ddocker.container=users -Ddocker.kill.signal=HUP</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "kill", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class KillMojo extends AbstractContainersMojo {
    /**
     * All containers of this project that run, instead of named ones.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * The signal: <code>KILL</code>, which ends any process at once, <code>HUP</code>, <code>SIGUSR1</code>, or its number.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.kill.signal", defaultValue = "KILL")
    private String signal;

    @Override
    void executeGoal() {
        new KillRun(this).run();
    }
}
