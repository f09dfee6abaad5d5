package io.github.dockermaven.builder;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.assembler.AssembledImage;
import io.github.dockermaven.assembler.Assembler;
import io.github.dockermaven.assembler.AssemblerBase;
import io.github.dockermaven.assembler.AssemblerCheck;
import io.github.dockermaven.assembler.AssemblerRequest;
import io.github.dockermaven.assembler.UnsupportedInstruction;
import io.github.dockermaven.assembler.UnsupportedInstructionException;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.engine.ImageStore;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build without the engine's builder: the plugin assembles the image, and sends the engine only the layers that it
 * lacks.
 *
 * @param request the image to build
 * @param dockerfile its Dockerfile
 * @param context its files
 * @param target the stage to build, empty for the last
 */
record AssemblerBuild(BuildRequest request, Dockerfile dockerfile, BuildContext context, Optional<String> target) {
    private static final int MOST_LAYERS = 127;

    /**
     * Returns the first instruction that needs the engine's builder.
     *
     * @param variables the variables of FROM
     * @return empty if the Dockerfile has no such instruction
     */
    Optional<UnsupportedInstruction> unsupported(Map<String, String> variables) {
        return AssemblerCheck.firstUnsupported(dockerfile, variables, target);
    }

    /**
     * Returns the base image.
     *
     * @param variables the variables of FROM
     * @return empty for the empty image
     */
    Optional<BaseImage> base(Map<String, String> variables) {
        return dockerfile.baseImages(variables, target).stream()
                .filter(base -> base.line() != dockerfile.syntaxLine())
                .findFirst()
                .map(base -> base.orPlatform(request.options().platformName()));
    }

    /** Returns the line that names a base image, for messages. */
    String location(BaseImage base) {
        return dockerfile.name() + ":" + base.line();
    }

    /**
     * Runs the build, unless the image exists already.
     *
     * @param variables the variables of FROM
     * @throws UnsupportedInstructionException if the files or the base image require the engine's builder
     * @throws ImageLoadException if the engine does not accept the image
     */
    BuildOutcome run(EngineSession engine, Map<String, String> variables, Progress progress)
            throws UnsupportedInstructionException, ImageLoadException {
        ImageStore store = engine.imageStore();
        MeasuredImage image = assemble(
                BuildEnvironment.of(engine),
                found(base(variables), EngineBaseImages.of(engine, request, progress)),
                store != ImageStore.CLASSIC,
                progress);
        ImageLoad load =
                switch (store) {
                    case CLASSIC -> ImageLoad.toClassic(engine, image);
                    case CONTAINERD -> ImageLoad.toContainerd(engine, image);
                    case PODMAN -> ImageLoad.toPodman(engine, image);
                };
        return load.run(request, progress);
    }

    private Optional<ResolvedBaseImage> found(Optional<BaseImage> base, BaseImageSource source)
            throws ImageLoadException {
        return base.isEmpty() ? Optional.empty() : Optional.of(source.find(base.get(), location(base.get())));
    }

    /**
     * Assembles the image, whose layers refer to their files.
     *
     * @param base the base image, empty for the empty one
     * @param gzip whether to measure the gzip form of its layers, too
     * @throws UnsupportedInstructionException if the files or the base image require an engine's builder
     */
    MeasuredImage assemble(
            BuildEnvironment environment, Optional<ResolvedBaseImage> base, boolean gzip, Progress progress)
            throws UnsupportedInstructionException {
        Platform platform = request.options().platform().orElse(environment.platform());
        AssembledImage assembled = new Assembler()
                .assemble(new AssemblerRequest(
                        dockerfile,
                        target,
                        context,
                        buildArgs(environment.proxies()),
                        platform,
                        environment.platform(),
                        base.map(found -> new AssemblerBase(found.configuration(), found.files()))
                                .orElseGet(() -> AssemblerBase.scratch(platform)),
                        request.builder().time()));
        checkLayers(assembled, base);
        List<MeasuredLayer> layers = measure(assembled, gzip, progress);
        ImageConfigFile configuration = assembled
                .configuration()
                .withLayers(layers.stream().map(MeasuredLayer::diffId).toList());
        return new MeasuredImage(configuration, layers, base);
    }

    /** Checks the number of layers, which Linux's overlay limits in a running container. */
    private void checkLayers(AssembledImage assembled, Optional<ResolvedBaseImage> base) {
        int below = base.map(found -> found.configuration().layers().size()).orElse(0);
        int added = assembled.layers().size();
        if (below + added > MOST_LAYERS) {
            throw new DockerFailureException(dockerfile.name() + " makes an image of " + (below + added)
                    + " layers: its base image has " + below + ", this adds " + added + ", and " + MOST_LAYERS
                    + " is the most that an engine can run. Join COPY lines: one line can have several sources, or a"
                    + " folder.");
        }
    }

    /** Returns the build arguments. Proxies do not influence the image, unless the Dockerfile has an ARG for them. */
    private Map<String, String> buildArgs(Map<String, String> proxies) {
        Map<String, String> args = new DockerfileCheck(dockerfile).taken(proxies);
        args.putAll(request.options().buildArgs());
        return args;
    }

    private static List<MeasuredLayer> measure(AssembledImage assembled, boolean gzip, Progress progress) {
        List<MeasuredLayer> measured = new ArrayList<>();
        try (Activity reading = progress.begin("Reading the files of the image")) {
            long[] count = {0};
            assembled
                    .layers()
                    .forEach(layer -> measured.add(MeasuredLayer.of(layer, gzip, read -> {
                        count[0] += read;
                        reading.moved(count[0], 0);
                    })));
        }
        return measured;
    }
}
