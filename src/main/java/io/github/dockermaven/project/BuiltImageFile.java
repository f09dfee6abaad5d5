package io.github.dockermaven.project;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.builder.BuildRequest;
import io.github.dockermaven.builder.BuiltImage;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a project's image after a goal: for later goals and other programs in
 * {@code image.properties} at the image's {@link ImageOutput}, and for the rest of the Maven build in the properties
 * {@code docker.image.name}, {@code docker.image.id}, {@code docker.image.digest}, {@code docker.image.tags},
 * {@code docker.image.destination} and {@code docker.image.archive}.
 *
 * @param name the name that the image goes by
 * @param id its id in the engine; elsewhere the digest of its configuration
 * @param digest its manifest's digest in the registry, empty before a push
 * @param tags all of its names
 * @param destination where it was put when it was built
 * @param archive the file that it is in, empty for one that is in none
 */
public record BuiltImageFile(
        String name, String id, String digest, List<String> tags, Destination destination, String archive) {
    private static final Logger LOGGER = LoggerFactory.getLogger(BuiltImageFile.class);

    /** Returns that of an image that was built. */
    public static BuiltImageFile of(BuiltImage image) {
        return new BuiltImageFile(
                image.tags().get(0).toString(),
                image.id(),
                image.digest().map(Digest::toString).orElse(""),
                texts(image.tags()),
                image.destination(),
                image.archive().map(Path::toString).orElse(""));
    }

    /** Returns that of an image that an engine has loaded. */
    static BuiltImageFile loaded(List<ImageReference> names, String id) {
        return new BuiltImageFile(names.get(0).toString(), id, "", texts(names), Destination.ENGINE, "");
    }

    /** Returns that of an image of which nothing is known but its names. */
    static BuiltImageFile named(List<ImageReference> names) {
        return new BuiltImageFile(names.get(0).toString(), "", "", texts(names), Destination.ENGINE, "");
    }

    private static List<String> texts(List<ImageReference> names) {
        return names.stream().map(ImageReference::toString).toList();
    }

    /**
     * Returns the record of a project's image: what earlier goals wrote, with the names that are configured.
     *
     * @return empty if the lifecycle made no image, though other goals of it may need one, which was said then
     */
    public static Optional<BuiltImageFile> find(
            ImageOutput place, List<ImageReference> configured, ImageRequirement requirement) {
        Optional<BuiltImageFile> written = read(place, configured.get(0));
        if (written.isEmpty() && requirement == ImageRequirement.IF_PACKAGED) {
            LOGGER.info("No image of {}: none was built.", place.subject());
            return Optional.empty();
        }
        return Optional.of(written.map(record -> record.withTags(configured)).orElseGet(() -> named(configured)));
    }

    /** Returns the record of an image that docker:build put straight into its registry under this name, if it did. */
    public static Optional<BuiltImageFile> ofRegistry(ImageOutput place, ImageReference name) {
        return read(place, name).filter(record -> record.destination == Destination.REGISTRY);
    }

    /** Returns whether a goal of this project made the image, so that it has to be there. */
    public boolean isBuilt() {
        return !id.isEmpty();
    }

    private BuiltImageFile withTags(List<ImageReference> more) {
        Set<String> all = new LinkedHashSet<>(tags);
        more.forEach(tag -> all.add(tag.toString()));
        return new BuiltImageFile(name, id, digest, List.copyOf(all), destination, archive);
    }

    /** Returns this record of an image that was tagged anew. */
    public BuiltImageFile withId(String newId) {
        return new BuiltImageFile(name, newId, newId.equals(id) ? digest : "", tags, destination, archive);
    }

    /** Returns this record of an image that was pushed. */
    public BuiltImageFile withDigest(String newDigest) {
        return new BuiltImageFile(name, id, newDigest, tags, destination, archive);
    }

    /**
     * Says that the image is elsewhere, where an engine is asked for it.
     *
     * @param done what cannot be done with it: {@code pushed}
     * @param property what skips that
     * @throws DockerFailureException if it is in no engine
     */
    public void requireEngine(String done, String property) {
        if (destination != Destination.ENGINE) {
            throw new DockerFailureException("Image " + name + " cannot be " + done + ": docker:build put it into "
                    + builtInto() + ", not into an engine. Build it with docker.destination set to engine, or set "
                    + property
                    + " to true.");
        }
    }

    private String builtInto() {
        return destination == Destination.REGISTRY ? "its registry" : "archive " + archive;
    }

    /**
     * Says that the image is elsewhere, where an engine would be asked to remove it.
     *
     * @param configured where docker:build puts it, which counts unless it is known where it did
     * @return empty if it is an engine's
     */
    public Optional<String> elsewhere(Destination configured) {
        if ((isBuilt() ? destination : configured) == Destination.ENGINE) {
            return Optional.empty();
        }
        return Optional.of("docker:build " + (isBuilt() ? "put " : "puts ") + "image " + name + " into "
                + (isBuilt() ? builtInto() : configured.place())
                + ", not into an engine. One that an engine has of this"
                + " name is removed by -Ddocker.image=" + name);
    }

    /**
     * Says that an image which is in its registry is not there under all names that it is to have.
     *
     * @throws DockerFailureException if so
     */
    public void requireNames(List<ImageReference> names) {
        List<String> missing =
                texts(names).stream().filter(name -> !tags.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new DockerFailureException("Image " + name + " cannot be pushed as " + String.join(", ", missing)
                    + ": docker:build put it straight into its registry, as " + String.join(", ", tags)
                    + ". Give docker:build all names, or build it with docker.destination set to engine.");
        }
    }

    /** Returns all names of the image. */
    public List<ImageReference> references() {
        return tags.stream().map(ImageReference::parse).toList();
    }

    /** Returns whether an earlier goal recorded an image. */
    static boolean isThere(ImageOutput place) {
        return Files.isRegularFile(place.file(BuildRequest.RECORD).path());
    }

    /** Returns whether an earlier goal recorded an image of a project, its only one or one of several. */
    public static boolean isAnyThere(MavenProject project) {
        Path folder = OutputFile.target(project).resolve("docker");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            return files.anyMatch(file -> file.endsWith(BuildRequest.RECORD));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** Returns what an earlier goal recorded of the image of this name, if it did. */
    static Optional<BuiltImageFile> read(ImageOutput place, ImageReference name) {
        Path file = place.file(BuildRequest.RECORD).path();
        if (!isThere(place)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        String text = RecordFile.read(file)
                .orElseThrow(() -> new DockerExecutionException(
                        file + " cannot be read, or is longer than it is written here. Delete it."));
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new DockerExecutionException(file + " cannot be read: " + e.getMessage() + ". Delete it.", e);
        }
        if (!name.toString().equals(properties.getProperty("name"))) {
            return Optional.empty();
        }
        List<String> tags =
                new ArrayList<>(List.of(properties.getProperty("tags", "").split(",")));
        tags.removeIf(String::isBlank);
        return Optional.of(new BuiltImageFile(
                name.toString(),
                properties.getProperty("id", ""),
                properties.getProperty("digest", ""),
                tags,
                Destination.parse(properties.getProperty("destination", Destination.ENGINE.toString())),
                properties.getProperty("archive", "")));
    }

    /** Hands the record to later goals, the rest of the build and other programs. */
    public void write(ImageOutput place) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("name", name);
        properties.put("id", id);
        properties.put("digest", digest);
        properties.put("tags", String.join(",", tags));
        properties.put("destination", destination.toString());
        properties.put("archive", archive);
        properties.forEach(place::setProperty);
        place.file(BuildRequest.RECORD).write(PropertiesText.of(properties));
    }
}
