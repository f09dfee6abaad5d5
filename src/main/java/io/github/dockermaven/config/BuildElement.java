package io.github.dockermaven.config;

import io.github.dockermaven.application.ImageContent;
import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageNameFilter;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.AssemblySpec;
import io.github.dockermaven.project.DockerfileFilter;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.NamePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@code <build>} of an {@code <image>}, with the elements of the io.fabric8 plugin and their meaning. Which of the ways
 * to build it is meant follows from its elements: {@code dockerFile} or {@code contextDir}, the parts that a Dockerfile is
 * written for, or neither, for the project's application.
 *
 * @param content the parts
 * @param archive an archive with the image
 * @param dockerfile path of the Dockerfile
 * @param contextDir the context folder
 */
record BuildElement(
        ImageContent content,
        List<AssemblySpec> assemblies,
        Optional<ImageSource.Archive> archive,
        Optional<String> dockerfile,
        Optional<String> contextDir,
        DockerfileFilter filter,
        List<String> tags,
        BuildOptions options,
        Optional<PullPolicy> pullPolicy,
        Optional<Destination> destination,
        boolean skip,
        boolean skipPush) {
    private static final Logger LOGGER = LoggerFactory.getLogger(BuildElement.class);
    /** The image that io.fabric8 takes where none is named: files, and a shell to look at them. */
    private static final String DATA_IMAGE = "busybox:latest";
    /** What only a Dockerfile can say, or a description with a base image. */
    private static final List<String> NOT_OF_AN_APPLICATION = List.of("maintainer", "shell", "runCmds", "optimise");

    private static final List<String> PARTS = List.of(
            "from",
            "fromExt",
            "maintainer",
            "env",
            "labels",
            "ports",
            "workdir",
            "shell",
            "runCmds",
            "optimise",
            "volumes",
            "healthCheck",
            "cmd",
            "command",
            "entryPoint",
            "user");

    /** What has no effect here, because it is always so, or is another's business. */
    private static final List<String> WITHOUT_EFFECT =
            List.of("cleanup", "compression", "useDefaultExcludes", "registry");

    /** What the goal has for the project's application, whichever image it goes into. */
    private static final List<String> OF_THE_GOAL = List.of(
            "classifier", "copy", "jarName", "jvmArgs", "layout", "mainClass", "modules", "ociLabels", "runtime");

    /** @throws DockerFailureException if an element is not known, or has a value that it cannot have */
    static BuildElement read(XmlElement build) {
        List<String> parts = build.present(PARTS);
        boolean hasDockerfile = !build.present(List.of("dockerFile", "dockerFileDir", "contextDir"))
                .isEmpty();
        Optional<ImageSource.Archive> archive = archive(build);
        archive.ifPresent(file -> rejectOthers(build, hasDockerfile, parts));
        build.present(OF_THE_GOAL).stream().findFirst().ifPresent(name -> {
            throw new DockerFailureException(build.path() + " has an element <" + name
                    + ">, which is a parameter of the goal. Move it up, beside <images>.");
        });
        warn(build, build.present(WITHOUT_EFFECT), "no effect here");
        if (hasDockerfile) {
            warn(build, parts, "the Dockerfile is used as it is, so these have no effect");
        }
        BuildElement config = new BuildElement(
                content(build),
                assemblies(build),
                archive,
                build.text("dockerFile"),
                contextDir(build),
                DockerfileFilter.parse(build.freeText("filter").orElse(null)),
                readTags(build),
                options(build),
                build.text("imagePullPolicy").map(PullPolicy::parse),
                readDestination(build),
                build.isTrue("skip"),
                build.isTrue("skipPush"));
        build.rejectOthers();
        if (config.isApplication() && !build.present(NOT_OF_AN_APPLICATION).isEmpty()) {
            throw new DockerFailureException(build.path() + " has "
                    + build.present(NOT_OF_AN_APPLICATION).stream()
                            .map(name -> "<" + name + ">")
                            .collect(Collectors.joining(", "))
                    + ", which the image of the project's application cannot have. Name a <from> and an <assembly>, or a"
                    + " <dockerFile>.");
        }
        return config;
    }

    private static Optional<ImageSource.Archive> archive(XmlElement build) {
        Optional<ImageNameFilter> name = build.freeText("loadNamePattern")
                .map(text -> ImageNameFilter.parse(build.path() + "<loadNamePattern>", text));
        Optional<String> file = build.text("dockerArchive");
        if (name.isPresent() && file.isEmpty()) {
            throw new DockerFailureException(build.path() + " has <loadNamePattern> " + name.get()
                    + ", which picks an image of an archive, and no <dockerArchive>. Name the archive, or remove it.");
        }
        return file.map(path -> new ImageSource.Archive(path, name));
    }

    private static void rejectOthers(XmlElement build, boolean hasDockerfile, List<String> parts) {
        boolean hasFiles = !build.present(List.of("assembly", "assemblies")).isEmpty();
        if (hasDockerfile || hasFiles || !parts.isEmpty()) {
            String other = hasDockerfile
                    ? "a Dockerfile or context"
                    : parts.isEmpty() ? "an <assembly>" : "<" + parts.get(0) + ">";
            throw new DockerFailureException(build.path() + " has <dockerArchive>, which is an image already, and "
                    + other + " to make one. Remove one of them.");
        }
    }

    /** Returns the image's further names. */
    static List<String> readTags(XmlElement build) {
        List<String> tags = build.list("tags").orElse(List.of());
        return build.isTrue("skipTag") ? List.of() : tags;
    }

    /** Returns where the image goes. */
    static Optional<Destination> readDestination(XmlElement build) {
        return build.text("destination").map(Destination::parse);
    }

    /**
     * Returns what the image is built from.
     *
     * @param placeholders those that the base image's name may have, as its own name
     */
    ImageSource source(NamePattern placeholders) {
        if (archive.isPresent()) {
            return archive.get();
        }
        if (dockerfile.isPresent() || contextDir.isPresent()) {
            return new ImageSource.OwnDockerfile(dockerfile, contextDir, filter, assemblies);
        }
        return isApplication()
                ? new ImageSource.Application(content)
                : new ImageSource.Description(
                        content.withFrom(content.from().map(placeholders::fill).orElse(DATA_IMAGE)),
                        content.from().isEmpty()
                                ? assemblies.stream()
                                        .map(AssemblySpec::exportedByDefault)
                                        .toList()
                                : assemblies);
    }

    private boolean isApplication() {
        return archive.isEmpty()
                && dockerfile.isEmpty()
                && contextDir.isEmpty()
                && content.from().isEmpty()
                && assemblies.isEmpty();
    }

    private static void warn(XmlElement build, List<String> elements, String reason) {
        if (!elements.isEmpty()) {
            LOGGER.warn("{}: {}: {}", build.path(), reason, String.join(", ", elements));
        }
    }

    private static Optional<String> contextDir(XmlElement build) {
        Optional<String> former = build.text("dockerFileDir");
        return build.text("contextDir").or(() -> former);
    }

    private static List<AssemblySpec> assemblies(XmlElement build) {
        List<AssemblySpec> assemblies = Stream.concat(
                        build.child("assemblies").stream().flatMap(list -> list.elements().stream()),
                        build.child("assembly").stream())
                .map(AssemblyElement::read)
                .toList();
        Set<String> names = new HashSet<>();
        for (AssemblySpec assembly : assemblies) {
            if (!names.add(assembly.name().toLowerCase(Locale.ROOT))) {
                throw new DockerFailureException(build.path() + " has several assemblies called '" + assembly.name()
                        + "'. Give each a <name> of its own.");
            }
        }
        return assemblies;
    }

    private static ImageContent content(XmlElement build) {
        Optional<String> extended = build.map("fromExt").map(map -> map.get("name"));
        Optional<Command> command =
                build.freeText("command").map(text -> CommandElement.parse(build.path() + "<command>", text));
        return new ImageContent(
                build.text("from").or(() -> extended),
                build.freeText("maintainer"),
                build.map("env").orElse(Map.of()),
                build.map("labels").orElse(Map.of()),
                build.list("ports").orElse(List.of()),
                build.text("workdir"),
                build.child("shell").map(CommandElement::words).orElse(List.of()),
                runCmds(build),
                build.list("volumes"),
                build.child("healthCheck").map(HealthcheckElement::read),
                build.child("cmd").map(CommandElement::read).or(() -> command),
                build.child("entryPoint").map(CommandElement::read),
                build.text("user"));
    }

    private static List<Command> runCmds(XmlElement build) {
        List<Command> commands = build.freeList("runCmds").orElse(List.of()).stream()
                .map(text -> CommandElement.parse(build.path() + "<runCmds>", text))
                .toList();
        return build.isTrue("optimise") ? joined(commands) : commands;
    }

    /** Lines for the shell that follow each other as one; a command in exec form has no shell that could join it. */
    private static List<Command> joined(List<Command> commands) {
        List<Command> joined = new ArrayList<>();
        for (Command command : commands) {
            Command last = joined.isEmpty() ? command : joined.get(joined.size() - 1);
            if (joined.isEmpty()
                    || last.shellForm().isEmpty()
                    || command.shellForm().isEmpty()) {
                joined.add(command);
            } else {
                joined.set(joined.size() - 1, Command.shell(last + " && " + command));
            }
        }
        return joined;
    }

    private static BuildOptions options(XmlElement build) {
        Map<String, String> engine = new LinkedHashMap<>();
        build.map("buildOptions").ifPresent(engine::putAll);
        if (build.isTrue("squash")) {
            engine.put("squash", "1");
        }
        Optional<Boolean> formerNoCache = build.flag("nocache");
        boolean noCache = build.flag("noCache").or(() -> formerNoCache).orElse(false);
        return BuildOptions.of(
                        build.map("args").orElse(Map.of()),
                        noCache,
                        build.text("target"),
                        platforms(build),
                        build.text("network"),
                        List.of(),
                        build.list("cacheFrom").orElse(List.of()))
                .withEngineOptions(engine);
    }

    private static List<String> platforms(XmlElement build) {
        List<String> platforms = new ArrayList<>();
        build.child("buildx").ifPresent(buildx -> {
            platforms.addAll(buildx.list("platforms").orElse(List.of()));
            warn(
                    buildx,
                    buildx.children().stream()
                            .map(XmlElement::name)
                            .filter(name -> !name.equals("platforms"))
                            .toList(),
                    "no effect here, images are built over the engine's API");
        });
        build.map("createImageOptions")
                .map(options -> options.get("platform"))
                .filter(platform -> platforms.isEmpty())
                .ifPresent(platforms::add);
        List<String> ours = new ArrayList<>(build.list("platforms").orElse(List.of()));
        build.text("platform").ifPresent(ours::add);
        return ours.isEmpty() ? platforms : ours;
    }
}
