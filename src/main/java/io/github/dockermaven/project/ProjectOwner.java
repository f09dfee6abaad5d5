package io.github.dockermaven.project;

import io.github.dockermaven.container.Owner;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The owner of what goals start: the project, or where there is none the folder that Maven runs in. */
public final class ProjectOwner {
    private ProjectOwner() {}

    public static Owner of(MavenProject project, MavenSession session) {
        return project.getFile() == null
                ? Owner.of("", Path.of(session.getExecutionRootDirectory()))
                : Owner.of(project.getGroupId() + ":" + project.getArtifactId(), ProjectFolder.of(project));
    }

    /** Returns the file by which one goal at a time starts or stops the containers of a project. */
    public static Path lockFile(Owner owner, MavenSession session) {
        return UserCache.folder(session).resolve("locks").resolve(owner.key() + ".lock");
    }
}
