package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Restarts containers as they are, one after the other, as <code>docker restart</code> does. One that this project
 * configures is awaited again by its <code>wait</code>, and later goals get its new ports and addresses. A changed
 * configuration has no effect: for that there is <code>docker:start</code>. Needs no project.
 * <pre>mvn docker:restart -Ddocker.container=users</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "restart", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class RestartMojo extends AbstractRunMojo {
    /**
     * How the container of the project's own image is run, as for <code>docker:start</code>. Its <code>wait</code> says
     * when it is ready.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The time in which a container has to be ready whose <code>wait</code> says none, in milliseconds or with a unit:
     * <code>120000</code>, <code>2m</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.wait.time", defaultValue = "60000")
    private String waitTime;

    /**
     * Which containers are meant, with commas between several: by alias those of this project, by name any, on the command
     * line also by id of 12 digits or more.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * All containers of this project, instead of named ones.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    @Override
    void executeGoal() {
        new RestartRun(this).run();
    }
}
