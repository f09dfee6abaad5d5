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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An image of a project: the one of the goal's own parameters, or one of {@code <images>}.
 *
 * @param alias a short name for it, if it has one
 * @param names its names
 * @param output where its files are, and the properties that it is known by
 * @param destination where it goes when it is built
 * @param source what it is built from
 * @param options how it is built; they take precedence over the goal's
 * @param pullPolicy when its base images are pulled, if not by the goal's policy
 * @param skipBuild whether it is not built
 * @param skipPush whether it is not pushed
 */
public record ProjectImage(
        Optional<String> alias,
        ImageNames names,
        ImageOutput output,
        Destination destination,
        ImageSource source,
        BuildOptions options,
        Optional<PullPolicy> pullPolicy,
        boolean skipBuild,
        boolean skipPush) {
    /** Returns the name that the image goes by. */
    public ImageReference name() {
        return names.name();
    }

    /** Returns what messages call it. */
    public String subject() {
        return alias.orElseGet(() -> name().toString());
    }

    /** Returns what the lines of a goal about it begin with, empty if they are about no other. */
    public String label() {
        return output.isOnly() ? "" : subject();
    }

    /** Returns whether this project builds it, at this time or another. */
    public boolean isOfProject() {
        return !(source instanceof ImageSource.None);
    }

    /** Returns an image of this name that others make. */
    public ProjectImage ofOthers() {
        return new ProjectImage(
                alias, names, output, destination, new ImageSource.None(), options, pullPolicy, skipBuild, skipPush);
    }

    /** Returns this image as one that is made of the same as another, which has its name. */
    public ProjectImage madeAs(ProjectImage other) {
        return new ProjectImage(
                alias, names, output, destination, other.source, options, pullPolicy, skipBuild, skipPush);
    }

    /** Returns whether building this image makes another one too: both have the same names, and are built of the same. */
    boolean isBuiltAs(ProjectImage other) {
        return destination != Destination.ARCHIVE
                && !skipBuild
                && !other.skipBuild
                && names.equals(other.names)
                && destination == other.destination
                && source.equals(other.source)
                && options.equals(other.options)
                && pullPolicy.equals(other.pullPolicy);
    }

    /** Returns this image as the only one that a goal is about. */
    private ProjectImage asOnly() {
        return new ProjectImage(
                alias, names, output.asOnly(), destination, source, options, pullPolicy, skipBuild, skipPush);
    }

    /** Returns the name of the folder of its files. */
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
                throw new DockerFailureException("Image " + image.name() + ": its alias '" + image.subject()
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
     * Returns those of several that are meant. If it is one, it is also known as the project's only image.
     *
     * @param filters their aliases, or their names with or without a tag; empty for all of them
     * @throws DockerFailureException if one means no image
     */
    public static List<ProjectImage> select(List<ProjectImage> all, List<String> filters) {
        for (String filter : filters) {
            if (all.stream().noneMatch(image -> image.isMeantBy(filter.strip()))) {
                throw new DockerFailureException("No image is called '" + filter.strip() + "'. Configured are "
                        + all.stream()
                                .map(image -> image.alias
                                        .map(alias -> alias + " (" + image.name() + ")")
                                        .orElseGet(() -> image.name().toString()))
                                .collect(Collectors.joining(", "))
                        + ".");
            }
        }
        List<ProjectImage> selected = all.stream()
                .filter(image ->
                        filters.isEmpty() || filters.stream().map(String::strip).anyMatch(image::isMeantBy))
                .toList();
        return selected.size() == 1 ? List.of(selected.get(0).asOnly()) : selected;
    }

    /** Returns whether a filter means it: by its alias, or its name with or without a tag. */
    private boolean isMeantBy(String filter) {
        return alias.filter(filter::equals).isPresent()
                || filter.equals(name().name())
                || filter.equals(name().toString());
    }
}
