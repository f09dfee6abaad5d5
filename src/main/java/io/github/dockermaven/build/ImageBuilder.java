package io.github.dockermaven.build;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
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
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Builds images from a Dockerfile and its context. */
@Named
@Singleton
public class ImageBuilder {
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
        DockerfileCheck check = new DockerfileCheck(dockerfile, request.buildArgs());
        check.sources(context);
        check.unknownBuildArgs();
        try (Engine engine = connector.connect(request.engine())) {
            EngineImages images = new EngineImages(engine);
            BasePuller puller = new BasePuller(images, request.pullPolicy(), request.credentials(), progress);
            List<BaseImage> bases = dockerfile.baseImages(request.buildArgs(), null);
            for (BaseImage base : bases) {
                puller.provide(base, dockerfile.name() + ":" + base.line());
            }
            SentBuild sent = engine.hasBuildKit()
                            && ContextStage.mayTake(dockerfile, context::exposesDockerfile)
                            && bases.stream().noneMatch(base -> images.hasTriggers(base.image()))
                    ? SentBuild.hidingDockerfile(dockerfile, text, context)
                    : SentBuild.asItIs(context);
            String id = build(engine, request, dockerfile, sent, progress);
            progress.action("Built " + names(request) + " (" + id + ") in "
                    + Durations.format(Duration.between(begin, Instant.now())));
            return new BuiltImage(request.tags(), id);
        }
    }

    private static String build(
            Engine engine, BuildRequest request, Dockerfile dockerfile, SentBuild sent, Progress progress) {
        EngineImageBuild build = new EngineImageBuild(engine);
        BuildContext context = sent.context();
        try (InputStream tar = context.open()) {
            return build.build(
                    new EngineImageBuild.Options(
                            request.tags(), context.dockerfileName(), request.buildArgs(), request.noCache()),
                    tar,
                    sent.progress(progress));
        } catch (ImageBuildException e) {
            throw BuildFailure.describe(request.name().toString(), dockerfile, sent.original(e));
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The build context " + request.contextDir() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String names(BuildRequest request) {
        return request.tags().stream().map(ImageReference::toString).collect(Collectors.joining(", "));
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
