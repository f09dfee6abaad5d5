package io.github.dockermaven.project;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;

/**
 * The folder of a project's own POM. {@code project.basedir} is another one once maven-shade-plugin has put a POM without
 * dependencies in its place, for example in {@code target}.
 */
public final class ProjectFolder {
    private ProjectFolder() {}

    /** The folder. */
    public static Path of(MavenProject project) {
        Model own = project.getOriginalModel();
        File pom = own == null ? null : own.getPomFile();
        return (pom == null ? project.getBasedir() : pom.getAbsoluteFile().getParentFile()).toPath();
    }
}
