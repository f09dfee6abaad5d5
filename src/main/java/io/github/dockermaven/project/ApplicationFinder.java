package io.github.dockermaven.project;

import io.github.dockermaven.application.RunnableJar;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
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
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the runnable jar of a project, in this build or left in its target folder by an earlier one. */
@Named
@Singleton
public class ApplicationFinder {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApplicationFinder.class);
    private static final Pattern NOT_RUNNABLE = Pattern.compile("sources|javadoc|tests|test-sources|test-javadoc");

    /**
     * The jar that {@code java -jar} starts.
     *
     * @param imageWanted whether the user wants an image of this very project; otherwise, as with a goal that all modules
     *     of a reactor inherit, a project without a runnable jar is passed over with one line
     * @return empty if the project is passed over
     * @throws DockerFailureException if there is no jar, or none that can be run
     */
    public Optional<Path> find(MavenProject project, boolean imageWanted) {
        if (project.getPackaging().equals("pom")) {
            LOGGER.info("No image of {}: its packaging is pom, and it has no Dockerfile.", project.getArtifactId());
            return Optional.empty();
        }
        List<Path> jars = candidates(project);
        if (jars.isEmpty()) {
            throw new DockerFailureException("Project " + project.getArtifactId() + " has no jar: "
                    + expected(project) + " does not exist. Make it first with 'mvn package', or in the same command:"
                    + " 'mvn package docker:build'.");
        }
        Optional<Path> runnable = jars.stream().filter(RunnableJar::isRunnable).findFirst();
        if (runnable.isEmpty() && imageWanted) {
            throw new DockerFailureException("'java -jar' cannot run " + jars.get(0)
                    + ": its manifest has no Main-Class. Configure <mainClass> of maven-jar-plugin's manifest, or the"
                    + " repackage goal of spring-boot-maven-plugin above this plugin; or write an own Dockerfile.");
        }
        if (runnable.isEmpty()) {
            LOGGER.info(
                    "No image of {}: a library, its jar has no Main-Class, and it has no Dockerfile.",
                    project.getArtifactId());
        }
        return runnable;
    }

    private static List<Path> candidates(MavenProject project) {
        Set<Path> jars = new LinkedHashSet<>();
        add(jars, project.getArtifact());
        project.getAttachedArtifacts().forEach(artifact -> add(jars, artifact));
        if (jars.isEmpty()) {
            add(jars, expected(project));
            jars.addAll(classified(project));
        }
        return List.copyOf(jars);
    }

    private static void add(Set<Path> jars, Artifact artifact) {
        File file = artifact.getFile();
        boolean other = artifact.hasClassifier()
                && NOT_RUNNABLE.matcher(artifact.getClassifier()).matches();
        if (file != null && !other) {
            add(jars, file.toPath());
        }
    }

    private static void add(Set<Path> jars, Path file) {
        if (file.toString().matches(".*\\.[jw]ar") && Files.isRegularFile(file)) {
            jars.add(file);
        }
    }

    /** Jars that a build of this version left beside the main one, such as {@code -exec.jar}. */
    private static List<Path> classified(MavenProject project) {
        Path folder = Path.of(project.getBuild().getDirectory());
        String prefix = project.getBuild().getFinalName() + "-";
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix)
                                && name.endsWith(".jar")
                                && !NOT_RUNNABLE
                                        .matcher(name.substring(prefix.length(), name.length() - ".jar".length()))
                                        .matches();
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DockerExecutionException("Folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Path expected(MavenProject project) {
        String extension = project.getPackaging().equals("war") ? ".war" : ".jar";
        return Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + extension);
    }
}
