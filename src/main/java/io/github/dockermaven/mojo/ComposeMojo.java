package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

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
public class ComposeMojo extends AbstractSystemMojo {
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
