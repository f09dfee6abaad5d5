package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * What is known of a project's image after a goal: for later goals and other programs in
 * {@code target/docker/image.properties}, and for the rest of the Maven build in the properties
 * {@code docker.image.name}, {@code docker.image.id}, {@code docker.image.digest} and {@code docker.image.tags}.
 *
 * @param name the name that the image goes by
 * @param id its id in the engine
 * @param digest its manifest's digest in the registry, empty before a push
 * @param tags all of its names
 */
public record ImageRecord(String name, String id, String digest, List<String> tags) {
    public static ImageRecord of(List<ImageReference> tags, String id) {
        return new ImageRecord(
                tags.get(0).toString(),
                id,
                "",
                tags.stream().map(ImageReference::toString).toList());
    }

    /** This record with more names of the same image. */
    public ImageRecord withTags(List<ImageReference> more) {
        Set<String> all = new LinkedHashSet<>(tags);
        more.forEach(tag -> all.add(tag.toString()));
        return new ImageRecord(name, id, digest, List.copyOf(all));
    }

    public ImageRecord withDigest(String newDigest) {
        return new ImageRecord(name, id, newDigest, tags);
    }

    /** All names of the image. */
    public List<ImageReference> references() {
        return tags.stream().map(ImageReference::parse).toList();
    }

    /** What an earlier goal recorded of the image of this name, if it did. */
    public static Optional<ImageRecord> read(MavenProject project, ImageReference name) {
        Path file = file(project);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new DockerExecutionException(file + " cannot be read: " + e.getMessage() + ". Delete it.", e);
        }
        if (!name.toString().equals(properties.getProperty("name"))) {
            return Optional.empty();
        }
        List<String> tags =
                new ArrayList<>(List.of(properties.getProperty("tags", "").split(",")));
        tags.removeIf(String::isBlank);
        return Optional.of(new ImageRecord(
                name.toString(), properties.getProperty("id", ""), properties.getProperty("digest", ""), tags));
    }

    /** Hands the record to later goals, the rest of the build and other programs. */
    public void write(MavenProject project) {
        Properties properties = project.getProperties();
        properties.setProperty("docker.image.name", name);
        properties.setProperty("docker.image.id", id);
        properties.setProperty("docker.image.digest", digest);
        properties.setProperty("docker.image.tags", String.join(",", tags));
        Path file = file(project);
        String text = Stream.of("name=" + name, "id=" + id, "digest=" + digest, "tags=" + String.join(",", tags))
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be written: " + e + ". Check that its folder is one and can be written to.", e);
        }
    }

    private static Path file(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), "docker", "image.properties");
    }
}
