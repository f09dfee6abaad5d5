package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the volumes of the engine, whoever made them. Needs no project.
 *
 * @since 1.0.0
 */
@Mojo(name = "volume-ls", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class VolumeLsMojo extends AbstractDockerMojo {
    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program.
     * <pre>mvn -q docker:volume-ls -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;

    @Override
    void executeGoal() {
        new VolumeRun(this).list();
    }
}
