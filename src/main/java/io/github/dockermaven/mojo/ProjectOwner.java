package io.github.dockermaven.mojo;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.project.ProjectFolder;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The owner of what a goal starts or is about: the current project, or without one the folder that Maven runs in. */
final class ProjectOwner {
    private ProjectOwner() {}

    static Owner of(MavenSession session) {
        MavenProject project = session.getCurrentProject();
        return project.getFile() == null
                ? Owner.of("", Path.of(session.getExecutionRootDirectory()))
                : Owner.of(project.getGroupId() + ":" + project.getArtifactId(), ProjectFolder.of(project));
    }
}
