package io.github.dockermaven.build;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.archive.SavedImage;
import io.github.dockermaven.assembler.AssembledImage;
import io.github.dockermaven.assembler.Assembler;
import io.github.dockermaven.assembler.AssemblyBase;
import io.github.dockermaven.assembler.AssemblyCheck;
import io.github.dockermaven.assembler.AssemblyRequest;
import io.github.dockermaven.assembler.Obstacle;
import io.github.dockermaven.assembler.ObstacleException;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.engine.ImageStore;
import io.github.dockermaven.engine.ProxyArguments;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.ImageConfiguration;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.image.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build without the engine's builder: the image is assembled here, and the engine is given what it lacks of it.
 *
 * @param request what is to be built
 * @param dockerfile its Dockerfile
 * @param context where its files are
 * @param target the stage to build, {@code null} for the last
 */
record EmbeddedBuild(BuildRequest request, Dockerfile dockerfile, BuildContext context, String target) {
    /**
     * The base image.
     *
     * @param saved nothing if it is the empty one
     */
    private record Base(AssemblyBase assembly, Optional<SavedImage> saved) {}

    /**
     * Whether it is worth a try on an engine.
     *
     * @param variables what the variables of FROM are
     * @return what needs the engine's builder; nothing if there is no such thing in the Dockerfile
     */
    Optional<Obstacle> obstacle(Map<String, String> variables) {
        return AssemblyCheck.firstObstacle(dockerfile, variables, target);
    }

    /**
     * Runs the build, unless the image is there already.
     *
     * @param variables what the variables of FROM are
     * @throws ObstacleException if the files or the base image are such that only the engine can build the image
     * @throws ImageLoadException if the engine does not take the image
     */
    BuildOutcome run(Engine engine, Map<String, String> variables, Progress progress)
            throws ObstacleException, ImageLoadException {
        Platform platform = request.options().platform() == null
                ? engine.platform()
                : request.options().platform();
        Base base = base(engine, variables, platform, progress);
        AssembledImage assembled = new Assembler()
                .assemble(new AssemblyRequest(
                        dockerfile,
                        target,
                        context,
                        buildArgs(engine),
                        platform,
                        engine.platform(),
                        base.assembly(),
                        request.builder().time()));
        boolean inContainerd = engine.imageStore() == ImageStore.CONTAINERD;
        List<MeasuredLayer> layers = measure(assembled, inContainerd, progress);
        ImageConfiguration configuration = assembled
                .configuration()
                .withLayers(layers.stream().map(MeasuredLayer::diffId).toList());
        ImageLoad load = inContainerd
                ? ImageLoad.toContainerd(engine, configuration, layers, base.saved())
                : ImageLoad.toClassic(engine, configuration, layers);
        return load.run(request, progress);
    }

    private Base base(Engine engine, Map<String, String> variables, Platform platform, Progress progress)
            throws ImageLoadException {
        Optional<BaseImage> named = dockerfile.baseImages(variables, target).stream()
                .filter(base -> base.line() != dockerfile.syntaxLine())
                .findFirst();
        if (named.isEmpty()) {
            return new Base(AssemblyBase.scratch(platform), Optional.empty());
        }
        BaseImage base = named.get().orPlatform(request.options().platformName());
        EngineImages images = new EngineImages(engine);
        EngineImage provided = new BasePuller(images, request.pullPolicy(), request.credentials(), progress)
                .provide(base, dockerfile.name() + ":" + base.line());
        ImageConfiguration configuration = images.configuration(provided.id())
                .filter(found -> base.platform() == null || provided.runsOn(base.platform()))
                .orElseThrow(() -> new ImageLoadException("it does not tell what is in base image " + base.image()));
        SavedImage saved = new SavedImages(engine, request.builder().cache(), progress).of(provided, configuration);
        return new Base(new AssemblyBase(configuration, saved::files), Optional.of(saved));
    }

    /** Proxies are no matter of the image, unless the Dockerfile takes them for its own. */
    private Map<String, String> buildArgs(Engine engine) {
        Map<String, String> args =
                new DockerfileCheck(dockerfile).taken(ProxyArguments.of(request.engine(), engine.address()));
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
