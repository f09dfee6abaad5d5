package io.github.dockermaven.project;

import io.github.dockermaven.application.QuarkusApplication;
import io.github.dockermaven.image.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** What quarkus-maven-plugin packages beside the project's jar. */
final class QuarkusBuild {
    private static final String PLUGIN = "quarkus-maven-plugin";

    private QuarkusBuild() {}

    /**
     * The jar that starts the application: of {@code target/quarkus-app}, or the {@code -runner.jar} of the types
     * {@code uber-jar} and {@code legacy-jar}. Of two the newer one, as the other is of an earlier build.
     *
     * @return empty if there is none, or the project has no such plugin
     */
    static Optional<Path> find(MavenProject project) {
        if (project.getBuildPlugins().stream()
                .noneMatch(plugin -> plugin.getArtifactId().equals(PLUGIN))) {
            return Optional.empty();
        }
        Path folder = Path.of(project.getBuild().getDirectory());
        return Stream.of(
                        folder.resolve("quarkus-app").resolve(QuarkusApplication.LAUNCHER),
                        folder.resolve(project.getBuild().getFinalName() + "-runner.jar"))
                .filter(Files::isRegularFile)
                .max(Comparator.comparing(QuarkusBuild::time));
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DockerExecutionException(file + " cannot be read: " + e + ".", e);
        }
    }
}
