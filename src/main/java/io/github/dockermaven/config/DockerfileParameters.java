package io.github.dockermaven.config;

import io.github.dockermaven.application.ApplicationLayout;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.JavaRuntime;
import io.github.dockermaven.project.OciLabels;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** The parameters of a goal that say what is in a Dockerfile that is written. */
public final class DockerfileParameters {
    private DockerfileParameters() {}

    /**
     * Reads them.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if one has a value that it cannot have
     */
    public static DockerfileOptions read(GoalConfiguration goal, MavenProject project) {
        return new DockerfileOptions(
                goal.text("from"),
                JavaRuntime.parse(goal.text("runtime"), goal.list("modules")),
                goal.text("layout").map(ApplicationLayout::parse),
                goal.text("classifier"),
                goal.text("jarName"),
                goal.text("mainClass"),
                goal.words("jvmArgs"),
                goal.isGiven("entrypoint") ? Optional.of(goal.words("entrypoint")) : Optional.empty(),
                goal.words("cmd"),
                goal.list("ports"),
                VolumeElement.paths(goal),
                goal.map("env", "docker.env."),
                goal.map("labels", "docker.labels."),
                goal.flag("ociLabels") ? OciLabels.of(project) : Map.of(),
                goal.text("user"),
                goal.text("workdir"),
                goal.list("copy"),
                HealthcheckElement.of(goal));
    }
}
