package io.github.dockermaven.project;

import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.image.DockerExecutionException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The files that may be a project's application.
 *
 * @param kind {@code jar} or {@code war}
 * @param expected what a build makes if the POM does not say otherwise
 * @param files those that exist, the main one first
 */
record PackagedFiles(String kind, Path expected, List<Path> files) {
    private static final Pattern NOT_RUNNABLE = Pattern.compile("sources|javadoc|tests|test-sources|test-javadoc");

    /** The files of this build, else those that an earlier one left. */
    static PackagedFiles of(MavenProject project) {
        String kind = project.getPackaging().equals("war") ? "war" : "jar";
        Path folder = Path.of(project.getBuild().getDirectory());
        Path expected = folder.resolve(project.getBuild().getFinalName() + "." + kind);
        Set<Path> files = new LinkedHashSet<>();
        Stream.concat(Stream.of(project.getArtifact()), project.getAttachedArtifacts().stream())
                .forEach(artifact -> add(files, artifact, kind));
        if (files.isEmpty()) {
            if (Files.isRegularFile(expected)) {
                files.add(expected);
            }
            files.addAll(classified(folder, project.getBuild().getFinalName() + "-", kind));
        }
        return new PackagedFiles(kind, expected, List.copyOf(files));
    }

    /**
     * The first that {@code java -jar} can start, if possible without other files: one that was repackaged goes before
     * the jar it was made of.
     *
     * @param classes the folder that the project is compiled to
     */
    Optional<PackagedJar> firstRunnable(Path classes) {
        List<PackagedJar> runnable = files.stream()
                .map(PackagedJar::read)
                .filter(PackagedJar::isRunnable)
                .toList();
        return runnable.stream()
                .filter(jar -> jar.isSelfContained(classes))
                .findFirst()
                .or(() -> runnable.stream().findFirst());
    }

    private static void add(Set<Path> files, Artifact artifact, String kind) {
        File file = artifact.getFile();
        boolean other = artifact.hasClassifier()
                && NOT_RUNNABLE.matcher(artifact.getClassifier()).matches();
        if (file != null && !other && file.getName().endsWith("." + kind) && file.isFile()) {
            files.add(file.toPath());
        }
    }

    /** Files that a build of this version left beside the main one, such as {@code -exec.jar}. */
    private static List<Path> classified(Path folder, String prefix, String kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String extension = "." + kind;
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix)
                                && name.endsWith(extension)
                                && !NOT_RUNNABLE
                                        .matcher(name.substring(prefix.length(), name.length() - extension.length()))
                                        .matches();
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DockerExecutionException("Folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
