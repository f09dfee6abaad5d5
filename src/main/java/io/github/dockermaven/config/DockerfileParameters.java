package io.github.dockermaven.config;

import io.github.dockermaven.application.ApplicationLayout;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.JavaRuntime;
import io.github.dockermaven.project.OciLabels;
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
                goal.text("from").orElse(null),
                JavaRuntime.parse(goal.text("runtime").orElse(null), goal.list("modules")),
                goal.text("layout").map(ApplicationLayout::parse).orElse(null),
                goal.text("classifier").orElse(null),
                goal.text("jarName").orElse(null),
                goal.text("mainClass").orElse(null),
                goal.words("jvmArgs"),
                goal.isGiven("entrypoint") ? goal.words("entrypoint") : null,
                goal.words("cmd"),
                goal.list("ports"),
                goal.isGiven("volumes") ? goal.list("volumes") : null,
                goal.map("env", "docker.env."),
                goal.map("labels", "docker.labels."),
                goal.flag("ociLabels") ? OciLabels.of(project) : null,
                goal.text("user").orElse(null),
                goal.text("workdir").orElse(null),
                goal.list("copy"),
                HealthcheckElement.of(goal));
    }
}
