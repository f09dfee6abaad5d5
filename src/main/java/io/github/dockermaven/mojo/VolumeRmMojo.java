package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Removes volumes of the engine with all their data, those of <code>volumes</code> or those that are named. One that this
 * plugin did not make is removed only if the command line names it. Needs no project.
 * <pre>mvn docker:volume-rm -Ddocker.volume=mysql-data</pre>
 *
 * @since 1.0.0
 */
@Mojo(
        name = "volume-rm",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class VolumeRmMojo extends AbstractDockerMojo {
    /**
     * The volumes, as <code>docker:volume-create</code> has them; only their names count.
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
     * Names of the volumes to remove, with commas between several, instead of those that are configured.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.volume")
    private List<String> givenNames;

    @Override
    void executeGoal() {
        new VolumeRun(this).remove();
    }
}
