package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.project.MavenProject;

/** A project as an assembly is to see it: with its artifact, be it one that an earlier command has packaged. */
final class AssemblyProject {
    private AssemblyProject() {}

    /**
     * Returns the project itself, or a copy with the artifact: another goal of the build is not to find one it did
     * not make.
     */
    static MavenProject of(MavenProject project) {
        Artifact artifact = project.getArtifact();
        File packaged = artifact.getFile();
        if (packaged != null && packaged.isFile()) {
            return project;
        }
        Path earlier = expected(project);
        MavenProject copy = project.clone();
        copy.setArtifact(ArtifactUtils.copyArtifact(artifact));
        copy.getArtifact().setFile(Files.isRegularFile(earlier) ? earlier.toFile() : null);
        return copy;
    }

    /** Returns where the artifact is when it has been packaged. */
    static Path expected(MavenProject project) {
        return Path.of(
                project.getBuild().getDirectory(),
                project.getBuild().getFinalName() + "."
                        + project.getArtifact().getArtifactHandler().getExtension());
    }
}
