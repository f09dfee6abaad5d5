package io.github.dockermaven.project;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An image of several that a project may have.
 *
 * @param alias a short name for it, {@code null} if it has none
 * @param names its names in the engine; the first is the one it goes by
 * @param registry where it is pushed if a name has no registry, {@code null} for the goal's
 * @param source what it is built from, {@code null} if it is not built here
 * @param options how it is built
 * @param pullPolicy when its base images are pulled, {@code null} for the goal's policy
 * @param destination where it goes when it is built, {@code null} for where the goal has it go
 * @param skipBuild whether it is not built
 * @param skipPush whether it is not pushed
 */
public record ProjectImage(
        String alias,
        List<ImageReference> names,
        String registry,
        ImageSource source,
        BuildOptions options,
        PullPolicy pullPolicy,
        Destination destination,
        boolean skipBuild,
        boolean skipPush) {
    public ImageReference name() {
        return names.get(0);
    }

    /** What messages call it. */
    public String subject() {
        return alias == null ? name().toString() : alias;
    }

    /** The name of the folder of its files. */
    private String folder() {
        return ImageOutput.folder(subject());
    }

    /**
     * Checks that each of several has a folder of its own.
     *
     * @throws DockerFailureException if one has none, or that of another
     */
    public static void checkFolders(List<ProjectImage> all) {
        Map<String, ProjectImage> owners = new HashMap<>();
        for (ProjectImage image : all) {
            if (image.folder().matches("\\.+")) {
                throw new DockerFailureException("Image " + image.name() + ": its alias '" + image.alias
                        + "' cannot be the name of a folder, and its files are in target/docker/ALIAS. Write letters,"
                        + " digits, '_' and '-'.");
            }
            ProjectImage other = owners.putIfAbsent(image.folder().toLowerCase(Locale.ROOT), image);
            if (other != null && other.name().equals(image.name())) {
                throw new DockerFailureException("Two images have the name " + image.name()
                        + ", and no alias that distinguishes them. Give each an <alias> of its own.");
            }
            if (other != null) {
                throw new DockerFailureException("Images '" + other.subject() + "' and '" + image.subject()
                        + "' would both have the folder target/docker/" + image.folder()
                        + ". Give one of them another <alias>, of letters, digits, '_' and '-'.");
            }
        }
    }

    /**
     * Those of several that are meant.
     *
     * @param filters their aliases, or their names with or without a tag; empty for all of them
     * @throws DockerFailureException if one means no image
     */
    public static List<ProjectImage> select(List<ProjectImage> all, List<String> filters) {
        for (String filter : filters) {
            if (all.stream().noneMatch(image -> image.isMeantBy(filter.strip()))) {
                throw new DockerFailureException("No image is called '" + filter.strip() + "'. Configured are "
                        + all.stream()
                                .map(image -> image.alias == null
                                        ? "" + image.name()
                                        : image.alias + " (" + image.name() + ")")
                                .collect(Collectors.joining(", "))
                        + ".");
            }
        }
        return all.stream()
                .filter(image ->
                        filters.isEmpty() || filters.stream().map(String::strip).anyMatch(image::isMeantBy))
                .toList();
    }

    /** Whether a filter means it: by its alias, or its name with or without a tag. */
    private boolean isMeantBy(String filter) {
        return filter.equals(alias) || filter.equals(name().name()) || filter.equals(name().toString());
    }
}
