package io.github.dockermaven.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    /** That of a project's only image: {@code target/docker}, and {@code docker.image.id}. */
    public static ImageOutput of(MavenProject project) {
        return new ImageOutput(project, "", List.of(""));
    }

    /**
     * That of one image of several: {@code target/docker/users}, and {@code docker.image.users.id}.
     *
     * @param alias the image's alias, {@code null} for one that has none and so only the folder
     * @param name the image's name
     * @param only whether the project has no other, so that it is also known as its only one
     */
    public static ImageOutput of(MavenProject project, String alias, String name, boolean only) {
        List<String> aliases = new ArrayList<>();
        if (only) {
            aliases.add("");
        }
        if (alias != null) {
            aliases.add(alias + ".");
        }
        return new ImageOutput(project, alias == null ? name : alias, List.copyOf(aliases));
    }

    /** Returns the name of an image's folder. Two images can have the same: {@link ReservedNames} refuses the second. */
    static String folder(String image) {
        return image.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /** The folder that the image's files are in. */
    public Path path() {
        return OutputFile.of(project, folder(image)).path();
    }

    OutputFile file(String name) {
        return new OutputFile(path().resolve(name));
    }

    /** What messages call it. */
    String subject() {
        return image.isEmpty() ? project.getArtifactId() : project.getArtifactId() + ", " + folder(image);
    }

    void setProperty(String name, String value) {
        aliases.forEach(alias -> project.getProperties().setProperty("docker.image." + alias + name, value));
    }
}
