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
     * @return empty if the project has none and need not have one, which was said then with one line
     * @throws DockerFailureException if there is no jar, or none that can be run, though there should be
     */
    public Optional<Path> find(MavenProject project, ImageWish wish) {
        if (project.getPackaging().equals("pom")) {
            return none(project, "its packaging is pom, and it has no Dockerfile");
        }
        List<Path> jars = candidates(project);
        if (jars.isEmpty()) {
            if (wish == ImageWish.IF_PACKAGED || wish == ImageWish.WHERE_POSSIBLE && !hasSources(project)) {
                return none(project, "it has no jar, and it has no Dockerfile");
            }
            throw new DockerFailureException("Project " + project.getArtifactId() + " has no jar: "
                    + expected(project) + " does not exist. Make it first with 'mvn package', or in the same command:"
                    + " 'mvn package docker:build'.");
        }
        Optional<Path> runnable = jars.stream().filter(RunnableJar::isRunnable).findFirst();
        if (runnable.isEmpty() && wish == ImageWish.OF_THIS_PROJECT) {
            throw new DockerFailureException("'java -jar' cannot run " + jars.get(0)
                    + ": its manifest has no Main-Class. Put the repackage goal of spring-boot-maven-plugin above this"
                    + " plugin, configure <mainClass> of maven-jar-plugin's manifest, or write an own Dockerfile.");
        }
        return runnable.isPresent()
                ? runnable
                : none(project, "a library, its jar has no Main-Class, and it has no Dockerfile");
    }

    private static Optional<Path> none(MavenProject project, String reason) {
        LOGGER.info("No image of {}: {}.", project.getArtifactId(), reason);
        return Optional.empty();
    }

    private static boolean hasSources(MavenProject project) {
        return project.getCompileSourceRoots().stream().anyMatch(folder -> Files.isDirectory(Path.of(folder)));
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
