package io.github.dockermaven.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The place of what a project has of an image: its files, and the Maven properties under which it is known.
 *
 * @param project the project
 * @param image the image's alias or name, by which its folder below {@code target/docker} is called; empty for a project's
 *     only image, which has that folder itself
 * @param aliases what the properties have between {@code docker.image.} and their last part; empty for nothing
 */
public record ImageOutput(MavenProject project, String image, List<String> aliases) {
    /** Returns that of a project's only image: {@code target/docker}, and {@code docker.image.id}. */
    public static ImageOutput of(MavenProject project) {
        return new ImageOutput(project, "", List.of(""));
    }

    /**
     * Returns that of one image of several: {@code target/docker/users}, and {@code docker.image.users.id}.
     *
     * @param alias the image's alias; one that has none has only the folder
     * @param name the image's name
     */
    public static ImageOutput of(MavenProject project, Optional<String> alias, String name) {
        return new ImageOutput(
                project,
                alias.orElse(name),
                alias.map(text -> text + ".").stream().toList());
    }

    /** Returns the same for an image that is also known as the project's only one. */
    ImageOutput asOnly() {
        return new ImageOutput(
                project,
                image,
                Stream.concat(Stream.of(""), aliases.stream()).distinct().toList());
    }

    /** Returns whether the image is known as the project's only one. */
    boolean isOnly() {
        return aliases.contains("");
    }

    /** Returns the name of an image's folder. Two images can have the same: {@link ReservedNames} refuses the second. */
    static String folder(String image) {
        return image.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /** Returns the folder that the image's files are in. */
    public Path path() {
        return OutputFile.of(project, folder(image)).path();
    }

    OutputFile file(String name) {
        return new OutputFile(path().resolve(name));
    }

    /** Returns what messages call it. */
    String subject() {
        return image.isEmpty() ? project.getArtifactId() : project.getArtifactId() + ", " + folder(image);
    }

    void setProperty(String name, String value) {
        aliases.forEach(alias -> project.getProperties().setProperty("docker.image." + alias + name, value));
    }
}
