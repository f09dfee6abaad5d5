package io.github.dockermaven.project;

import io.github.dockermaven.application.JarContents;
import io.github.dockermaven.application.NestedLibraries;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a project that {@code java -jar} can start, and the one that is taken of several. */
final class RunnableJars {
    private static final Logger LOGGER = LoggerFactory.getLogger(RunnableJars.class);

    private final MavenProject project;
    private final List<PackagedJar> runnable;
    private final PackagedFiles packaged;

    RunnableJars(MavenProject project, PackagedFiles packaged) {
        this.project = project;
        this.packaged = packaged;
        runnable = packaged.files().stream()
                .map(file -> PackagedJar.read(file.file()))
                .filter(PackagedJar::isRunnable)
                .toList();
    }

    /**
     * Returns the one that is taken. The first decides which class is started; of those that start it one that has
     * its libraries takes precedence over the jar it was made of. A guess is a warning.
     */
    Optional<PackagedJar> choose() {
        if (runnable.size() < 2) {
            return runnable.stream().findFirst();
        }
        guess().ifPresent(LOGGER::warn);
        return startingTheSame().stream()
                .filter(this::hasMoreThanTheProjects)
                .findFirst()
                .or(() -> runnable.stream().findFirst());
    }

    /**
     * Returns the one that is an application server with the project's application in it, by its format; nothing if there is none.
     * Others beside a war may be anything, such as its clients.
     */
    Optional<PackagedJar> chooseServer() {
        return runnable.stream()
                .filter(jar -> NestedLibraries.of(jar).isPresent())
                .findFirst();
    }

    /** Returns the classifiers by which they can be named. */
    List<String> classifiers() {
        return runnable.stream()
                .map(jar -> fileOf(jar).classifier())
                .filter(classifier -> !classifier.isEmpty())
                .toList();
    }

    /**
     * Returns what is said if others start another class; empty if none does, or the first is the main one, or is
     * configured and the others are not.
     */
    Optional<String> guess() {
        PackagedFile first = fileOf(runnable.get(0));
        List<PackagedJar> candidates = runnable.stream()
                .filter(jar -> fileOf(jar).configured() == first.configured())
                .toList();
        if (first.classifier().isEmpty() || startingTheSame().containsAll(candidates)) {
            return Optional.empty();
        }
        return Optional.of(
                project.getArtifactId() + " has several " + packaged.kind() + "s that can be started: "
                        + candidates.stream()
                                .map(jar ->
                                        jar.file().getFileName() + " (" + PrintableText.quote(jar.startClass()) + ")")
                                .collect(Collectors.joining(", "))
                        + ". " + PrintableText.quote(runnable.get(0).startClass())
                        + " is started, as its jar is the first by name. Name another one by docker.classifier or <classifier>.");
    }

    private List<PackagedJar> startingTheSame() {
        return runnable.stream()
                .filter(jar -> Objects.equals(jar.startClass(), runnable.get(0).startClass()))
                .toList();
    }

    private PackagedFile fileOf(PackagedJar jar) {
        return packaged.files().stream()
                .filter(file -> file.file().equals(jar.file()))
                .findFirst()
                .orElseThrow();
    }

    private boolean hasMoreThanTheProjects(PackagedJar jar) {
        return NestedLibraries.of(jar).isPresent()
                || !JarContents.read(jar.file(), Path.of(project.getBuild().getOutputDirectory()))
                        .areOnlyTheProjects();
    }
}
