package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Stops the containers that <code>docker:start</code> has started for this project, in this Maven or another, and removes
 * them with their anonymous volumes and the networks that were made for them. Each goes after those that depend on it. What
 * this plugin did not start is never touched. Needs no project: without one it is about what was started in this folder.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "stop",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class StopMojo extends AbstractRunMojo {
    /**
     * How the container of the project's own image is run, as for <code>docker:start</code>. Its <code>wait</code> and
     * <code>stopMode</code> say how it is stopped.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * Which containers are meant, by alias, name or image, on the command line also by id of 12 digits or more, with
     * commas between several. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * Stops and removes what this project has started in other folders, too: it may have been moved since.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * Stops and removes containers of the configured images too that other projects have started.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.allContainers", defaultValue = "false")
    private boolean allContainers;

    /**
     * Names of containers that are stopped and removed too, if this plugin started them for whichever project:
     * <code>test-*</code>, or a regular expression <code>%regex[test-[0-9]+]</code>, with commas between several.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.stopNamePattern")
    private String stopNamePattern;

    /**
     * Stops the containers, and does not remove them.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.keepContainer", defaultValue = "false")
    private boolean keepContainer;

    /**
     * Leaves the containers running.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.keepRunning", defaultValue = "false")
    private boolean keepRunning;

    /**
     * Removes the volumes with a name, too, that were made for the containers, with all data.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.removeVolumes", defaultValue = "false")
    private boolean removeVolumes;

    /**
     * Stops and removes containers, too, that <code>docker compose</code> has started of the compose file in this folder, or of
     * the configured ones. By default they stay, and are named.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.stopCompose", defaultValue = "false")
    private boolean stopCompose;

    @Override
    void executeGoal() {
        if (configuration().flag("keepRunning")) {
            progress().action("The containers keep running, as configured (keepRunning)");
            return;
        }
        new StopRun(this).run();
    }
}
