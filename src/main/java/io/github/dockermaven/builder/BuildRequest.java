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
 * The request to build an image.
 *
 * @param tags its names; the first is its main one
 * @param dockerfile the Dockerfile, which may lie outside the context
 * @param contextDir the folder from which {@code COPY} and {@code ADD} take their sources
 * @param folders further folders of the context, by their names in it
 * @param output the folder of all files for images; records of builds in it are not part of a context
 * @param folder the folder in it for this image, or itself
 * @param options the options of the build
 * @param builder the builder and its settings
 * @param pullPolicy the condition under which base images are pulled
 * @param registries the access to registries
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
    /** The file in an image's folder that describes the built image. */
    public static final String RECORD = "image.properties";

    /** The end of the names of archives. */
    static final String ARCHIVE = ".tar";

    /** @throws DockerFailureException if it is for several platforms and its destination is an engine */
    public BuildRequest {
        tags = tags.stream().map(ImageReference::withDefaultTag).distinct().toList();
        folders = Map.copyOf(folders);
        if (options.platforms().size() > 1 && builder.destination() == Destination.ENGINE) {
            throw new DockerFailureException("Image " + tags.get(0) + " is for " + options.platforms()
                    + ", and docker.destination is engine, where an image is for one platform. Set docker.destination to"
                    + " registry or archive, or name one platform.");
        }
    }

    /** Returns the same request with other options. */
    BuildRequest withOptions(BuildOptions others) {
        return new BuildRequest(
                tags, dockerfile, contextDir, folders, output, folder, others, builder, pullPolicy, registries);
    }

    /** Returns whether builds write a file of this name into an image's folder. */
    public static boolean writes(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ARCHIVE)
                || Stream.of(RECORD, BuildRecord.FOLDER, "Dockerfile", "Dockerfile.dockerignore")
                        .anyMatch(name::equalsIgnoreCase);
    }

    /** Returns the location where its base images are searched first. */
    public Destination baseImageLocation() {
        return builder.destination().baseImageLocation(pullPolicy);
    }

    public ImageReference name() {
        return tags.get(0);
    }

    /** Returns the file for the image if its destination is an archive. */
    public Path archive() {
        return folder.resolve(fileName() + ARCHIVE);
    }

    /** Returns the folder for records of builds, and for unfinished files. */
    Path records() {
        return folder.resolve(BuildRecord.FOLDER);
    }

    /** Returns the record of the image's builds by an engine. */
    BuildRecord record() {
        return new BuildRecord(name(), records().resolve(fileName() + ".properties"));
    }

    /** Returns the image's name in the form for files. */
    private String fileName() {
        return name().toString().replaceAll("[/:@]", "-");
    }
}
