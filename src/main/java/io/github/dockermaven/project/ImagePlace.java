package io.github.dockermaven.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * Where the files of a project's image are, and under which Maven properties it is known.
 *
 * @param project the project
 * @param folder the folder below {@code target/docker}, empty for that folder itself
 * @param aliases what the properties have between {@code docker.image.} and their last part; empty for nothing
 */
public record ImagePlace(MavenProject project, String folder, List<String> aliases) {
    /** That of a project's only image: {@code target/docker}, and {@code docker.image.id}. */
    public static ImagePlace of(MavenProject project) {
        return new ImagePlace(project, "", List.of(""));
    }

    /**
     * That of one image of several: {@code target/docker/users}, and {@code docker.image.users.id}.
     *
     * @param alias the image's alias, {@code null} for one that has none and so only the folder
     * @param name the image's name
     * @param only whether the project has no other, so that it is also known as its only one
     */
    public static ImagePlace of(MavenProject project, String alias, String name, boolean only) {
        String folder = (alias == null ? name : alias).replaceAll("[^A-Za-z0-9._-]+", "-");
        List<String> aliases = new ArrayList<>();
        if (only) {
            aliases.add("");
        }
        if (alias != null) {
            aliases.add(alias + ".");
        }
        return new ImagePlace(project, folder, List.copyOf(aliases));
    }

    /** The folder that the image's files are in. */
    public Path path() {
        return OutputFile.of(project, folder).path();
    }

    OutputFile file(String name) {
        return new OutputFile(path().resolve(name));
    }

    /** What messages call it. */
    String subject() {
        return folder.isEmpty() ? project.getArtifactId() : project.getArtifactId() + ", " + folder;
    }

    void setProperty(String name, String value) {
        aliases.forEach(alias -> project.getProperties().setProperty("docker.image." + alias + name, value));
    }
}
