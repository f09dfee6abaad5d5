package io.github.dockermaven.build;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.context.SourceCheck;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.ContextSource;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.dockerfile.Keyword;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineImageBuild;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.ImageBuildException;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds images from a Dockerfile and its context. */
@Named
@Singleton
public class ImageBuilder {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageBuilder.class);

    /** Builders know these without an {@code ARG} (Dockerfile reference, "Predefined ARGs"). */
    private static final Set<String> PREDEFINED_ARGS = Set.of(
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "FTP_PROXY",
            "ftp_proxy",
            "NO_PROXY",
            "no_proxy",
            "ALL_PROXY",
            "all_proxy",
            "SOURCE_DATE_EPOCH",
            "BUILDKIT_INLINE_CACHE",
            "BUILDKIT_SYNTAX");

    private final EngineConnector connector;

    @Inject
    ImageBuilder(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Builds an image in the engine and gives it all its names. What can be told from the files alone is checked before
     * an engine is looked for.
     *
     * @throws DockerFailureException if the Dockerfile, its context or its base images do not allow it, or a step fails
     * @throws DockerExecutionException if no engine is found, or the context cannot be read
     */
    public BuiltImage build(BuildRequest request, Progress progress) {
        Instant begin = Instant.now();
        byte[] text = read(request.dockerfile());
        Dockerfile dockerfile = DockerfileParser.parse(request.dockerfile().toString(), text);
        BuildContext context = BuildContext.of(
                request.contextDir(),
                IgnoreRules.read(request.contextDir(), request.dockerfile()),
                request.dockerfile(),
                text);
        checkSources(dockerfile, context, request);
        warnOfUnknownArgs(dockerfile, request);
        try (Engine engine = connector.connect(request.engine())) {
            BasePuller puller =
                    new BasePuller(new EngineImages(engine), request.pullPolicy(), request.credentials(), progress);
            for (BaseImage base : dockerfile.baseImages(request.buildArgs(), null)) {
                puller.provide(base, dockerfile.name() + ":" + base.line());
            }
            String id = build(engine, request, dockerfile, context, progress);
            progress.action("Built " + names(request) + " (" + id + ") in "
                    + Durations.format(Duration.between(begin, Instant.now())));
            return new BuiltImage(request.tags(), id);
        }
    }

    private static String build(
            Engine engine, BuildRequest request, Dockerfile dockerfile, BuildContext context, Progress progress) {
        EngineImageBuild build = new EngineImageBuild(engine);
        try (InputStream tar = context.open()) {
            return build.build(
                    new EngineImageBuild.Options(
                            request.tags(), context.dockerfileName(), request.buildArgs(), request.noCache()),
                    tar,
                    progress);
        } catch (ImageBuildException e) {
            throw BuildFailure.describe(request.name().toString(), dockerfile, e);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The build context " + request.contextDir() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String names(BuildRequest request) {
        return request.tags().stream().map(ImageReference::toString).collect(Collectors.joining(", "));
    }

    private static void checkSources(Dockerfile dockerfile, BuildContext context, BuildRequest request) {
        Map<Integer, List<String>> found = new TreeMap<>();
        Map<Integer, List<String>> empty = new TreeMap<>();
        for (ContextSource source : dockerfile.contextSources(request.buildArgs(), null)) {
            SourceCheck check = context.contains(source.pattern());
            if (!check.isPresent() && !check.pattern()) {
                throw missing(dockerfile, context, source, check);
            }
            (check.isPresent() ? found : empty)
                    .computeIfAbsent(source.line(), line -> new ArrayList<>())
                    .add(source.pattern());
        }
        // BuildKit copies nothing then, and says nothing.
        empty.keySet().removeAll(found.keySet());
        empty.forEach((line, patterns) -> LOGGER.warn(
                "{}:{}: nothing in the context {} matches {}, so nothing is copied",
                dockerfile.name(),
                line,
                context.folder(),
                String.join(" ", patterns)));
    }

    private static DockerFailureException missing(
            Dockerfile dockerfile, BuildContext context, ContextSource source, SourceCheck check) {
        String remedy = check.outcome() == SourceCheck.Outcome.IGNORED
                ? ". Change that rule, or correct the line."
                : " " + context.folder() + ". Make that file first, or correct the line.";
        return new DockerFailureException(dockerfile.name() + ":" + source.line() + ": " + source.keyword() + " source "
                + source.pattern() + " " + check + remedy);
    }

    private static void warnOfUnknownArgs(Dockerfile dockerfile, BuildRequest request) {
        Set<String> unknown = new TreeSet<>(request.buildArgs().keySet());
        unknown.removeAll(PREDEFINED_ARGS);
        dockerfile.instructions().stream()
                .filter(instruction -> instruction.keyword() == Keyword.ARG)
                .flatMap(instruction -> instruction.pairs().stream())
                .forEach(arg -> unknown.remove(arg.key()));
        if (!unknown.isEmpty()) {
            LOGGER.warn("{} has no ARG for these buildArgs, so they have no effect: {}", dockerfile.name(), unknown);
        }
    }

    private static byte[] read(Path dockerfile) {
        try {
            return Files.readAllBytes(dockerfile);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Dockerfile " + dockerfile + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
