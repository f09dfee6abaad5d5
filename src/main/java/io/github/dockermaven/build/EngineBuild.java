package io.github.dockermaven.build;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineImageBuild;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.ImageBuildException;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A build by an engine: the images it starts from are provided, then the context is sent.
 *
 * @param request what is to be built
 * @param dockerfile its Dockerfile
 * @param text the Dockerfile's content
 * @param target the stage to build, {@code null} for the last
 */
record EngineBuild(BuildRequest request, Dockerfile dockerfile, byte[] text, BuildContext context, String target) {
    private static final Set<String> BUILDKIT_NETWORKS = Set.of("default", "none", "host");

    /**
     * Runs the build.
     *
     * @param variables what the variables of FROM are
     * @return the image's id
     * @throws DockerFailureException if a base image cannot be had, or a step fails
     */
    String run(Engine engine, Map<String, String> variables, Progress progress) {
        BuildOptions options = request.options();
        checkNetwork(options.network(), engine);
        EngineImages images = new EngineImages(engine);
        BasePuller puller = new BasePuller(images, request.pullPolicy(), request.credentials(), progress);
        List<BaseImage> bases = dockerfile.baseImages(variables, target);
        bases.forEach(base -> provide(puller, base, options.platformName()));
        List<ImageReference> caches = options.cacheFrom().stream()
                .filter(image -> puller.provideCache(image, options.platformName()))
                .toList();
        SentBuild sent = hidesDockerfile(engine, images, bases)
                ? SentBuild.hidingDockerfile(dockerfile, text, context)
                : SentBuild.asItIs(context);
        return send(engine, sent, caches, progress);
    }

    private void provide(BasePuller puller, BaseImage base, String platform) {
        boolean isSyntax = base.line() == dockerfile.syntaxLine();
        puller.provide(isSyntax ? base : base.orPlatform(platform), dockerfile.name() + ":" + base.line());
    }

    private boolean hidesDockerfile(Engine engine, EngineImages images, List<BaseImage> bases) {
        return engine.hasBuildKit()
                && ContextStage.mayTake(dockerfile, context::exposesDockerfile)
                && bases.stream().noneMatch(base -> images.hasTriggers(base.image()));
    }

    private String send(Engine engine, SentBuild sent, List<ImageReference> caches, Progress progress) {
        BuildOptions options = request.options();
        EngineImageBuild.Options build = new EngineImageBuild.Options(
                request.tags(),
                sent.context().dockerfileName(),
                options.buildArgs(),
                options.noCache(),
                target,
                options.platformName(),
                options.network(),
                options.extraHosts(),
                caches,
                options.engineOptions());
        try (InputStream tar = sent.context().open()) {
            return new EngineImageBuild(engine).build(build, tar, sent.progress(progress));
        } catch (ImageBuildException e) {
            throw BuildFailure.describe(request.name().toString(), dockerfile, sent.original(e));
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The build context " + request.contextDir() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static void checkNetwork(String network, Engine engine) {
        if (network != null && engine.hasBuildKit() && !BUILDKIT_NETWORKS.contains(network)) {
            throw new DockerFailureException(
                    "buildNetwork '" + network + "' is not one that the engine at " + engine.address()
                            + " can build in: BuildKit has only default, none and host. Write one of these.");
        }
    }
}
