package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Writes a compose file of what <code>docker:start</code> starts: without Maven, <code>docker compose up</code> makes the same
 * containers and networks of it. Images are named by their digests where a registry has given them one.
 * <pre>
 * mvn docker:compose
 * docker compose -f target/docker/compose.yaml up --detach --wait</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "compose", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class ComposeMojo extends AbstractRunMojo {
    /**
     * The container of the project's own image, as <code>docker:start</code> has it.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration run;

    /**
     * The networks of the containers, as <code>docker:network-create</code> has them.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

    /**
     * Has compose make the networks that containers name and <code>networks</code> does not describe. Without it they have to
     * exist.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.autoCreateCustomNetworks", defaultValue = "false")
    private boolean autoCreateCustomNetworks;

    /**
     * Which containers are meant, by alias, image or container name, with commas between several. Those that they depend on
     * are written too. The default is all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * When compose pulls images that this build does not make: <code>IfNotPresent</code>, <code>Always</code> or
     * <code>Never</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.imagePullPolicy", defaultValue = "IfNotPresent")
    private String imagePullPolicy;

    /**
     * The pattern of the containers' names, as for <code>docker:start</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.containerNamePattern")
    private String containerNamePattern;

    /**
     * The time in which failures of a health check do not count, for a container whose <code>wait</code> has no
     * <code>time</code>, in milliseconds or with a unit: <code>120000</code>, <code>2m</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.wait.time", defaultValue = "60000")
    private String waitTime;

    /**
     * The file, relative to the project's folder. The default is <code>target/docker/compose.yaml</code>. One that this goal has
     * not written is never overwritten. Values that look like secrets are in a file <code>.env</code> beside it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.compose.output")
    private String composeOutput;

    /**
     * Asks the engine for the digests of images, for their health checks, and for the programs in them that a health check can
     * use. With <code>false</code> no engine is needed, and images are named by their tags.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.compose.inspect", defaultValue = "true")
    private boolean composeInspect;

    @Override
    void executeGoal() {
        new ComposeRun(this).run();
    }
}
