package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes containers with their anonymous volumes, as <code>docker rm</code> does. One that runs is removed only with
 * <code>docker.force</code>, which kills it. What this plugin did not start is removed only if the command line names it:
 * neither <code>docker.all</code> nor a POM ever means it. Needs no project.
 * <pre>
 * mvn docker:rm -Ddocker.container=mysql -Ddocker.force
 * mvn docker:rm -Ddocker.all</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "rm", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class RmMojo extends AbstractContainersMojo {
    /**
     * All containers of this project, those of <code>docker:run</code> too, instead of named ones.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * Kills and removes containers that run, too.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    /**
     * Removes the volumes with a name, too, that were made for the containers, with all data.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.removeVolumes", defaultValue = "false")
    private boolean removeVolumes;

    @Override
    void executeGoal() {
        new RmRun(this).run();
    }
}
