package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;

/**
 * The folder of a project's own POM. {@code project.basedir} is another one once maven-shade-plugin has put a POM without
 * dependencies in its place, for example in {@code target}.
 */
public final class ProjectFolder {
    private ProjectFolder() {}

    /** Returns the folder. */
    public static Path of(MavenProject project) {
        return ownPom(project).map(Path::getParent).orElseGet(() -> project.getBasedir()
                .toPath());
    }

    /** Returns a path for messages: relative to a folder, but for one on another drive, which cannot be. */
    static Path relative(Path folder, Path path) {
        return Objects.equals(folder.getRoot(), path.getRoot()) ? folder.relativize(path) : path;
    }

    /** Returns the project's POM; nothing if it comes from a repository. */
    public static Optional<Path> pom(MavenProject project) {
        return ownPom(project)
                .or(() ->
                        Optional.ofNullable(project.getFile()).map(File::toPath).map(Path::toAbsolutePath))
                .map(Path::normalize);
    }

    private static Optional<Path> ownPom(MavenProject project) {
        return Optional.ofNullable(project.getOriginalModel())
                .map(Model::getPomFile)
                .map(File::toPath)
                .map(Path::toAbsolutePath);
    }
}
