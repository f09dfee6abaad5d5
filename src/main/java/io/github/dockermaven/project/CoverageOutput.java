package io.github.dockermaven.project;

import io.github.dockermaven.container.CoverageData;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The folders of a build that get what JaCoCo's agent records in containers. */
public final class CoverageOutput {
    private CoverageOutput() {}

    /**
     * Returns those of all projects of a build, and of the parents and the root that are around them: a goal may be called in
     * the folder of one module, for a container whose image another makes.
     */
    public static CoverageData of(MavenSession session) {
        List<Path> folders = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            folders.add(OutputFile.target(project));
            Stream.iterate(project, Objects::nonNull, MavenProject::getParent)
                    .flatMap(each -> ProjectFolder.pom(each).stream())
                    .map(Path::getParent)
                    .forEach(folders::add);
        }
        if (session.getCurrentProject().getFile() != null) {
            Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                    .map(File::toPath)
                    .map(root -> root.toAbsolutePath().normalize())
                    .ifPresent(folders::add);
        }
        return new CoverageData(folders.stream().distinct().toList(), OutputFile.target(session.getCurrentProject()));
    }
}
