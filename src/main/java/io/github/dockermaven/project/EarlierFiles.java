package io.github.dockermaven.project;

import io.github.dockermaven.application.JarTexts;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.maven.project.MavenProject;

/**
 * The files with a classifier that an earlier build of a project left beside the main one, such as {@code -exec.jar}.
 *
 * @param kind {@code jar} or {@code war}
 */
record EarlierFiles(MavenProject project, String kind) {
    static final Pattern NOT_RUNNABLE = Pattern.compile("sources|javadoc|tests|test-sources|test-javadoc");

    /** Returns those of this version: the name of another version's may begin alike, 1.0 and 1.0-SNAPSHOT. */
    List<PackagedFile> files() {
        Path folder = Path.of(project.getBuild().getDirectory());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(this::classified)
                    .filter(file -> !NOT_RUNNABLE.matcher(file.classifier()).matches())
                    .filter(file -> !isVersion(file.classifier()) && !isOfOtherVersion(file.file()))
                    .toList();
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Folder " + folder + " cannot be read: " + e.getMessage()
                            + ". Make it readable, or make it anew with 'mvn clean package'.",
                    e);
        }
    }

    private Stream<PackagedFile> classified(Path file) {
        String name = file.getFileName().toString();
        String prefix = project.getBuild().getFinalName() + "-";
        String extension = "." + kind;
        return name.startsWith(prefix)
                        && name.endsWith(extension)
                        && name.length() > prefix.length() + extension.length()
                        && Files.isRegularFile(file)
                ? Stream.of(new PackagedFile(
                        file, name.substring(prefix.length(), name.length() - extension.length()), false))
                : Stream.empty();
    }

    /** Returns whether the end of a name is none of a classifier but of a version. */
    private boolean isVersion(String end) {
        return (end + "-").startsWith("SNAPSHOT-") || (end + "-").startsWith(project.getVersion() + "-");
    }

    /** By the descriptor that Maven puts into a jar; one without it is taken for this version's. */
    private boolean isOfOtherVersion(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            ZipEntry descriptor = jar.getEntry(
                    "META-INF/maven/" + project.getGroupId() + "/" + project.getArtifactId() + "/pom.properties");
            if (descriptor == null) {
                return false;
            }
            Properties properties = new Properties();
            properties.load(new StringReader(JarTexts.read(jar, descriptor)));
            return !project.getVersion().equals(properties.getProperty("version"));
        } catch (IOException | IllegalArgumentException e) {
            return true; // no jar that could be started
        }
    }
}
