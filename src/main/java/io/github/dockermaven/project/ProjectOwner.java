package io.github.dockermaven.project;

import io.github.dockermaven.container.Owner;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The owner of what goals start: the project, or where there is none the folder that Maven runs in. */
public final class ProjectOwner {
    private ProjectOwner() {}

    /**
     * Returns the projects that a goal is about: its own, or all of the reactor if it was called by hand, because Maven calls
     * it once then, at the root.
     */
    public static List<MavenProject> projects(MavenSession session, MojoExecution execution) {
        return execution.getSource() == MojoExecution.Source.CLI
                ? session.getProjects()
                : List.of(session.getCurrentProject());
    }

    /** Returns the owners of what a goal is about. */
    public static List<Owner> all(MavenSession session, MojoExecution execution) {
        return projects(session, execution).stream()
                .map(project -> of(project, session))
                .toList();
    }

    /** Returns the owner of what is a project's. */
    public static Owner of(MavenProject project, MavenSession session) {
        return project.getFile() == null
                ? Owner.of("", Path.of(session.getExecutionRootDirectory()))
                : Owner.of(project.getGroupId() + ":" + project.getArtifactId(), ProjectFolder.of(project));
    }

    /** Returns the file by which one goal at a time starts or stops the containers of a project. */
    public static Path lockFile(Owner owner, MavenSession session) {
        return owner.lockFile(lockFolder(session));
    }

    /** Returns the folder of these files. */
    public static Path lockFolder(MavenSession session) {
        return UserCache.folder(session).resolve("locks");
    }
}
