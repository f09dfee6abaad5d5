package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes what this project has left in the engine and nobody uses any more: containers that have ended, of
 * <code>docker:start</code> and <code>docker:run</code>, with their anonymous volumes, networks that no container is in, and
 * images of its builds that have lost their name to later ones. Volumes with a name stay. It lists all of it and asks on the
 * terminal; where there is none, and with <code>-B</code>, it needs <code>docker.force</code>. Needs no project: without one
 * it is about what was started in this folder.
 * <pre>
 * mvn docker:prune
 * mvn docker:prune -Ddocker.all -Ddocker.force</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "prune", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class PruneMojo extends AbstractDockerMojo {
    /**
     * Removes what this plugin has left for any project, on whichever machine. Of another machine what is younger than an
     * hour stays, because its starts cannot be waited for.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * Removes what <code>docker system prune</code> removes, whoever made it: all containers that have ended, networks that
     * none is in, images without a name, and unused build cache.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.system", defaultValue = "false")
    private boolean system;

    /**
     * Removes it without asking.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    @Override
    void executeGoal() {
        new PruneRun(this).run();
    }
}
