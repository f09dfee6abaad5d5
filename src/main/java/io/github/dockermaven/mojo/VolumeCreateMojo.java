package io.github.dockermaven.mojo;

import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Creates volumes of the engine, those of <code>volumes</code> or one that is named. One that exists with the same driver
 * and options is used. Needs no project.
 * <pre>mvn docker:volume-create -Ddocker.volume=mysql-data</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "volume-create",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class VolumeCreateMojo extends AbstractDockerMojo {
    /**
     * Volumes of the engine. Only the name is required.
     * <pre>
     * &lt;volumes&gt;
     *   &lt;volume&gt;
     *     &lt;name&gt;mysql-data&lt;/name&gt;
     *     &lt;driver&gt;local&lt;/driver&gt;
     *     &lt;opts&gt;&lt;type&gt;tmpfs&lt;/type&gt;&lt;device&gt;tmpfs&lt;/device&gt;&lt;/opts&gt;
     *     &lt;labels&gt;&lt;team&gt;users&lt;/team&gt;&lt;/labels&gt;
     *   &lt;/volume&gt;
     * &lt;/volumes&gt;</pre>
     * An element that is only a text, a path, is for the <code>VOLUME</code> of <code>docker:dockerfile</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration volumes;

    /**
     * The name of the one volume to create, instead of those that are configured. For the command line.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.volume")
    private String givenName;

    /**
     * The driver of that volume. The default is the engine's, <code>local</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.volume.driver")
    private String volumeDriver;

    /**
     * Options for its driver, each a property: <code>-Ddocker.volume.opts.type=tmpfs</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> volumeOpts;

    /**
     * Its labels, each a property: <code>-Ddocker.volume.labels.team=users</code>.
     *
     * @since 1.0.0
     */
    @Parameter
    private Map<String, String> volumeLabels;

    @Override
    void executeGoal() {
        new VolumeRun(this).create();
    }
}
