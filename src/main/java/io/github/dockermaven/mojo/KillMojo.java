package io.github.dockermaven.mojo;

import java.util.List;
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
public class KillMojo extends AbstractDockerMojo {
    /**
     * Which containers are meant, with commas between several: by alias those of this project, by name any, on the command
     * line also by id of 12 digits or more.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * The same, by the property that names images for the other goals.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.filter")
    private List<String> filter;

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
