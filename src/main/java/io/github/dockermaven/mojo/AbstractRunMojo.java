package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that start and stop the containers of images: whether they run at all. */
abstract class AbstractRunMojo extends AbstractImageMojo {
    /**
     * Skips the goals that start and stop containers, and <code>docker:copy</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.run", defaultValue = "false")
    private boolean skipRun;

    /**
     * The compose files that describe the containers, later ones over earlier, relative to the project's folder:
     * <code>&lt;compose&gt;compose.yaml&lt;/compose&gt;</code>. The default is the folder's own <code>compose.yaml</code>, with its
     * <code>compose.override.yaml</code>, if the POM says nothing of what runs; <code>false</code> leaves that alone. A
     * <code>run</code> of an image with a service's alias adds to it what compose has no words for, such as
     * <code>wait</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.compose")
    private List<String> compose;

    /**
     * The name of the compose project, with which the names of its containers, networks and volumes begin. The default is
     * <code>COMPOSE_PROJECT_NAME</code>, else the files' own <code>name</code>, else that of their folder.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.compose.project")
    private String composeProject;

    /**
     * The profiles of services that run too, with commas between several. The default is <code>COMPOSE_PROFILES</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.compose.profiles")
    private List<String> composeProfiles;

    @Override
    boolean skipGoal() {
        return configuration().flag("skipRun");
    }
}
