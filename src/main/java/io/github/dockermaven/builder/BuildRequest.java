package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An image to be built.
 *
 * @param tags its names; the first is the one it goes by
 * @param dockerfile the Dockerfile, which may lie outside the context
 * @param contextDir the folder that {@code COPY} and {@code ADD} take their sources from
 * @param folders further folders that the context has, by their names in it
 * @param output the folder of all that is written for images; what tells of builds there is no part of a context
 * @param folder the folder in it for this image, or itself
 * @param options how it is built
 * @param builder what builds it
 * @param pullPolicy when base images are pulled
 * @param registries how registries are got at
 */
public record BuildRequest(
        List<ImageReference> tags,
        Path dockerfile,
        Path contextDir,
        Map<String, Path> folders,
        Path output,
        Path folder,
        BuildOptions options,
        BuilderSettings builder,
        PullPolicy pullPolicy,
        RegistryClients registries) {
    /** The file, in an image's folder, that tells others what was built. */
    public static final String RECORD = "image.properties";

    /** How the names of archives end. */
    static final String ARCHIVE = ".tar";

    /** @throws DockerFailureException if it is for several platforms and goes into an engine */
    public BuildRequest {
        tags = tags.stream().map(ImageReference::withDefaultTag).distinct().toList();
        folders = Map.copyOf(folders);
        if (options.platforms().size() > 1 && builder.destination() == Destination.ENGINE) {
            throw new DockerFailureException("Image " + tags.get(0) + " is for " + options.platforms()
                    + ", and docker.destination is engine, where an image is for one platform. Set docker.destination to"
                    + " registry or archive, or name one platform.");
        }
    }

    /** The same with other options. */
    BuildRequest withOptions(BuildOptions others) {
        return new BuildRequest(
                tags, dockerfile, contextDir, folders, output, folder, others, builder, pullPolicy, registries);
    }

    /** Returns whether builds write something of this name into an image's folder. */
    public static boolean writes(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ARCHIVE)
                || Stream.of(RECORD, BuildRecord.FOLDER, "Dockerfile", "Dockerfile.dockerignore")
                        .anyMatch(name::equalsIgnoreCase);
    }

    /** Where its base images are looked for first. */
    public Destination baseImageLocation() {
        return builder.destination().baseImageLocation(pullPolicy);
    }

    public ImageReference name() {
        return tags.get(0);
    }

    /** The file that holds the image if it goes into an archive. */
    public Path archive() {
        return folder.resolve(fileName() + ARCHIVE);
    }

    /** The folder for what is noted of builds, and what is in the making. */
    Path records() {
        return folder.resolve(BuildRecord.FOLDER);
    }

    /** Returns what is noted of builds of the image by an engine. */
    BuildRecord record() {
        return new BuildRecord(name(), records().resolve(fileName() + ".properties"));
    }

    /** The image's name in those of files. */
    private String fileName() {
        return name().toString().replaceAll("[/:@]", "-");
    }
}
