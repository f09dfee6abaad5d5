package io.github.dockermaven.project;

import io.github.dockermaven.application.QuarkusApplication;
import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** The application that quarkus-maven-plugin packages beside the project's jar. */
final class QuarkusBuild {
    private static final String PLUGIN = "quarkus-maven-plugin";
    /** Where Quarkus notes what it packaged last, and how. */
    private static final String NOTE = "quarkus-artifact.properties";

    private static final String ANEW = "Make it anew with 'mvn package'.";

    private QuarkusBuild() {}

    /**
     * Returns the jar that starts the application, as Quarkus notes it: of a folder, or an uber-jar. Without a note
     * it is that of {@code target/quarkus-app} or the {@code -runner.jar}; of two the newer one, as the other is of
     * an earlier build.
     *
     * @return empty if there is none, or the project has no such plugin
     * @throws DockerFailureException if what was packaged last does not exist, or is a native program
     */
    static Optional<Path> find(MavenProject project) {
        if (project.getBuildPlugins().stream()
                .noneMatch(plugin -> plugin.getArtifactId().equals(PLUGIN))) {
            return Optional.empty();
        }
        Path folder = Path.of(project.getBuild().getDirectory());
        if (Files.isRegularFile(folder.resolve(NOTE))) {
            return Optional.of(noted(folder));
        }
        return Stream.of(
                        folder.resolve("quarkus-app").resolve(QuarkusApplication.LAUNCHER),
                        folder.resolve(project.getBuild().getFinalName() + "-runner.jar"))
                .filter(Files::isRegularFile)
                .max(Comparator.comparing(QuarkusBuild::time));
    }

    private static Path noted(Path folder) {
        Path note = folder.resolve(NOTE);
        Properties properties = new Properties();
        String text = RecordFile.read(note)
                .orElseThrow(() -> new DockerExecutionException(
                        note + " cannot be read, or is longer than Quarkus writes it. " + ANEW));
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(note, e);
        }
        Path launcher = launcher(note, properties.getProperty("path", "").strip());
        if (!launcher.toString().endsWith(".jar")) {
            throw new DockerFailureException("Quarkus packaged " + launcher + ", of type '"
                    + properties.getProperty("type", "")
                    + "', which is no jar. Write an own Dockerfile for it, or package a"
                    + " jar: remove quarkus.native.enabled or quarkus.package.type.");
        }
        if (!Files.isRegularFile(launcher)) {
            throw new DockerFailureException(
                    "Quarkus packaged " + launcher + ", as " + note + " says, and it does not exist. " + ANEW);
        }
        return launcher;
    }

    private static Path launcher(Path note, String path) {
        try {
            return note.resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    note + " names '" + PrintableText.quote(path) + "', which cannot be the name of a file here. "
                            + ANEW,
                    e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DockerExecutionException unreadable(Path file, Exception e) {
        return new DockerExecutionException(file + " cannot be read: " + e + ". " + ANEW, e);
    }
}
