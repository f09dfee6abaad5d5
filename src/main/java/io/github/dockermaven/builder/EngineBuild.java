package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImageBuild;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageBuildException;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A build by an engine: its base images are provided, then the context is sent.
 *
 * @param request the image to build
 * @param dockerfile its Dockerfile
 * @param text the Dockerfile's content
 * @param target the stage to build, empty for the last
 */
record EngineBuild(
        BuildRequest request, Dockerfile dockerfile, byte[] text, BuildContext context, Optional<String> target) {
    private static final Set<String> BUILDKIT_NETWORKS = Set.of("default", "none", "host");
    /** The build argument that names the Dockerfile's frontend, an image about which the engine is not asked. */
    private static final String FRONTEND = "BUILDKIT_SYNTAX";

    /**
     * Runs the build, unless the image of the same inputs exists.
     *
     * @param variables the variables of FROM
     * @throws DockerFailureException if a base image is not available, or a step fails
     */
    BuildOutcome run(EngineSession engine, Map<String, String> variables, Progress progress) {
        BuildOptions options = request.options();
        options.network().ifPresent(network -> checkNetwork(network, engine));
        EngineImages images = engine.images();
        BaseImagePuller puller = new BaseImagePuller(
                images, request.pullPolicy(), request.registries().pull(), progress);
        List<BaseImage> bases = dockerfile.baseImages(variables, target);
        List<EngineImage> provided = bases.stream()
                .map(base -> provide(puller, base, options.platformName()))
                .toList();
        ContextUpload sent = hidesDockerfile(engine, provided)
                ? ContextUpload.hidingDockerfile(dockerfile, text, context)
                : ContextUpload.asItIs(context);
        Optional<BuildInputs> inputs =
                isRepeatable(variables, provided) ? inputs(engine, provided, sent) : Optional.empty();
        Optional<String> same = inputs.flatMap(known -> upToDate(known, images, progress));
        if (same.isPresent()) {
            return BuildOutcome.upToDate(same.get(), request.tags(), images, progress);
        }
        List<ImageReference> caches = options.cacheFrom().stream()
                .filter(image -> puller.provideCache(image, options.platformName()))
                .toList();
        if (inputs.isEmpty()) {
            return BuildOutcome.ofImage(send(engine, sent, sent.context().open(), caches, progress), false);
        }
        DigestedStream tar = inputs.get().open();
        String id = send(engine, sent, tar, caches, progress);
        tar.digest().ifPresent(digest -> request.record().write(new BuildRecord.Entry(digest, id)));
        return BuildOutcome.ofImage(id, false);
    }

    private EngineImage provide(BaseImagePuller puller, BaseImage base, Optional<String> platform) {
        String location = dockerfile.name() + ":" + base.line();
        return base.line() == dockerfile.syntaxLine()
                ? puller.provideFrontend(base, location)
                : puller.provide(base.orPlatform(platform), location);
    }

    private boolean hidesDockerfile(EngineSession engine, List<EngineImage> bases) {
        return engine.hasBuildKit()
                && ContextStage.mayTake(dockerfile, context::exposesDockerfile)
                && bases.stream().noneMatch(EngineImage::hasTriggers);
    }

    /**
     * Returns whether the known inputs determine the image. They do not if a file is downloaded, or if an image that
     * the Dockerfile does not name takes part: a frontend, or an image from which the triggers of a base image copy.
     * The result of RUN is the engine's to cache, as in any of its builds.
     */
    private boolean isRepeatable(Map<String, String> variables, List<EngineImage> bases) {
        return !dockerfile.mayFetch(variables, target)
                && !request.options().buildArgs().containsKey(FRONTEND)
                && bases.stream().noneMatch(EngineImage::hasTriggers);
    }

    /** Returns the inputs. Proxies for RUN do not influence the image, unless the Dockerfile has an ARG for them. */
    private Optional<BuildInputs> inputs(EngineSession engine, List<EngineImage> bases, ContextUpload sent) {
        Map<String, String> proxies = new DockerfileCheck(dockerfile).taken(engine.proxyArguments());
        String content = engine.builds()
                .query(options(sent, proxies, request.options().cacheFrom()).ofContent());
        return engine.id().map(id -> BuildInputs.of(id, bases, content, sent.context()));
    }

    /** Returns the image of these inputs, if it was recorded and the engine has it. */
    private Optional<String> upToDate(BuildInputs inputs, EngineImages images, Progress progress) {
        if (request.options().noCache()) {
            return Optional.empty();
        }
        return request.record()
                .read()
                .filter(entry -> images.findById(entry.id()).isPresent())
                .filter(entry -> entry.inputs().equals(digest(inputs, progress)))
                .map(BuildRecord.Entry::id);
    }

    private String digest(BuildInputs inputs, Progress progress) {
        try (Activity reading = progress.begin("Comparing with what was built before")) {
            return inputs.digest(read -> reading.moved(read, 0));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String send(
            EngineSession engine,
            ContextUpload sent,
            InputStream context,
            List<ImageReference> caches,
            Progress progress) {
        try (InputStream tar = context) {
            return engine.builds().build(options(sent, engine.proxyArguments(), caches), tar, sent.progress(progress));
        } catch (ImageBuildException e) {
            throw BuildFailure.describe(
                    request.name().toString(),
                    dockerfile,
                    sent.original(e),
                    dockerfile.unsureSources(request.options().variables(engine.platform()), target));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private EngineImageBuild.Options options(
            ContextUpload sent, Map<String, String> proxies, List<ImageReference> caches) {
        BuildOptions options = request.options();
        Map<String, String> buildArgs = new LinkedHashMap<>(proxies);
        buildArgs.putAll(options.buildArgs());
        return new EngineImageBuild.Options(
                request.tags(),
                sent.context().dockerfileName(),
                buildArgs,
                options.noCache(),
                target,
                options.platformName(),
                options.network(),
                options.extraHosts(),
                caches,
                options.engineOptions());
    }

    private DockerExecutionException unreadable(IOException e) {
        return new DockerExecutionException(
                "The build context " + request.contextDir() + " cannot be read: " + e.getMessage() + ".", e);
    }

    private static void checkNetwork(String network, EngineSession engine) {
        if (engine.hasBuildKit() && !BUILDKIT_NETWORKS.contains(network)) {
            throw new DockerFailureException(
                    "buildNetwork '" + network + "' is not one that the engine at " + engine.address()
                            + " can build in: BuildKit has only default, none and host. Write one of these.");
        }
    }
}
