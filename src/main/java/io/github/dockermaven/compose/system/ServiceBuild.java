package io.github.dockermaven.compose.system;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The {@code build} of a service: what its image is made of, and how. */
public final class ServiceBuild {
    private static final String DOCKERFILE = "dockerfile";
    /** The keys that leave it to the context what is in the image. */
    private static final Set<String> OF_ANY_IMAGE =
            Set.of("context", DOCKERFILE, "cache_from", "cache_to", "no_cache", "pull", "provenance", "sbom");

    private final ComposeValue service;
    private final ComposeValue build;
    private final ImageReference image;

    private ServiceBuild(ComposeValue service, ComposeValue build, ImageReference image) {
        this.service = service;
        this.build = build;
        this.image = image;
    }

    /**
     * Returns those of a project's services.
     *
     * @throws DockerFailureException if the name of an image is not valid
     */
    public static List<ServiceBuild> all(ComposeProject project) {
        ServiceNames names = ServiceNames.of(project.name(), ComposeValue.of("compose file", project.model()), false);
        return names.services().values().stream()
                .flatMap(service -> of(service, names.image(service)).stream())
                .toList();
    }

    /** Returns that of a service, empty if its image is only run. */
    static Optional<ServiceBuild> of(ComposeValue service, ImageReference image) {
        return service.get("build").map(build -> new ServiceBuild(service, build, image));
    }

    /** Returns the service's name. */
    public String service() {
        return service.name();
    }

    /** Returns the image's name, by which others know it. */
    public ImageReference image() {
        return image;
    }

    /** Returns whether the file gives the image's name, so that it may be meant for others. */
    public boolean isNamed() {
        return service.get("image").isPresent();
    }

    /** Returns the image's further names. */
    public List<ImageReference> tags() {
        return build.items("tags").stream()
                .map(tag -> parsed(tag, () -> ImageReference.parse(tag.text())))
                .toList();
    }

    /** Returns the context as it is written, relative paths written out. */
    public String context() {
        return build.text("context").orElse("");
    }

    /** Returns the folder that it is built from, empty for a repository and the like. */
    public Optional<Path> folder() {
        return Optional.of(context())
                .filter(text -> !text.contains("://"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(Path::normalize);
    }

    /**
     * Returns the folder that it is built from.
     *
     * @throws DockerFailureException if there is none
     */
    public Path existingFolder() {
        ComposeValue context = build.get("context").orElse(build);
        Path folder = folder().orElseThrow(() -> context.error("services." + service() + ".build: context "
                + context() + " is no folder of this machine, and repositories are not read here. Clone it, and write"
                + " its folder."));
        if (!Files.isDirectory(folder)) {
            throw context.error("services." + service() + ".build: the context " + folder
                    + (Files.exists(folder) ? " is not a folder" : " does not exist")
                    + ". Create it, or correct context, a path relative to the compose file.");
        }
        return folder;
    }

    /** Returns the text that is its Dockerfile; empty if that is a file. */
    public Optional<String> inline() {
        return build.text("dockerfile_inline");
    }

    /** Returns the file that is its Dockerfile, in a folder. */
    public Path dockerfile(Path folder) {
        return folder.resolve(build.text(DOCKERFILE).orElse("Dockerfile")).normalize();
    }

    /**
     * Returns the file that is its Dockerfile.
     *
     * @throws DockerFailureException if there is none
     */
    public Path existingDockerfile() {
        Path folder = existingFolder();
        Path file = dockerfile(folder);
        if (!Files.isRegularFile(file)) {
            String isModule = Files.exists(folder.resolve("pom.xml"))
                    ? " A module of the same Maven needs none: leave out -N or -pl, which leave out this one."
                    : "";
            throw build.get(DOCKERFILE)
                    .orElse(build)
                    .error("services." + service() + ".build: Dockerfile " + file
                            + (Files.exists(file) ? " is not a file" : " does not exist")
                            + ". Create it, or correct dockerfile, a path relative to context." + isModule);
        }
        return file;
    }

    /** Returns whether nothing but the context and its Dockerfile says what is in the image. */
    public boolean isOfContextAlone() {
        return build.entries().values().stream().allMatch(key -> key.isNull() || OF_ANY_IMAGE.contains(key.name()));
    }

    /** Returns whether base images are pulled even if they are there. */
    public boolean pulls() {
        return build.isTrue("pull");
    }

    /**
     * Returns how the Dockerfile is built.
     *
     * @param isForEngine whether the image goes into an engine, where it is for one platform
     * @throws DockerFailureException if something of it cannot be done here
     */
    public BuildOptions options(boolean isForEngine) {
        return new ServiceBuildKeys(service, build).options(platforms(isForEngine));
    }

    /** Returns a warning for each key that has no effect. */
    public List<String> warnings() {
        return new ServiceBuildKeys(service, build).warnings();
    }

    /** The one that the container is for, as {@code docker compose up} chooses it. */
    private List<Platform> platforms(boolean isForEngine) {
        List<ComposeValue> all = build.items("platforms");
        Optional<ComposeValue> ofContainer = service.get("platform");
        Stream<ComposeValue> chosen = isForEngine && (ofContainer.isPresent() || all.size() > 1)
                ? ofContainer.stream()
                : all.isEmpty() ? ofContainer.stream() : all.stream();
        return chosen.map(each -> parsed(each, () -> Platform.parse(each.text())))
                .distinct()
                .toList();
    }

    static <T> T parsed(ComposeValue value, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DockerFailureException e) {
            throw value.error(e.getMessage());
        }
    }
}
