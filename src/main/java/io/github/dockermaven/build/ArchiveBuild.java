package io.github.dockermaven.build;

import io.github.dockermaven.archive.BaseLayers;
import io.github.dockermaven.archive.ImageFile;
import io.github.dockermaven.assembler.Obstacle;
import io.github.dockermaven.assembler.ObstacleException;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.image.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * A build into an archive. It is always the embedded builder's; an engine is asked for the base image, and not connected
 * with if there is none.
 */
record ArchiveBuild(PreparedBuild build, EngineConnector connector, Progress progress) {
    /**
     * Runs the build, unless the image is in the archive already.
     *
     * @throws DockerFailureException if the image cannot be assembled, or its base image cannot be had
     * @throws DockerExecutionException if there is a base image and no engine, or a file cannot be read or written
     */
    BuildOutcome run() {
        ImageFile.check(request().archive());
        Map<String, String> variables = variables(Surroundings.machine());
        checkOptions();
        embedded().obstacle(variables).ifPresent(obstacle -> {
            throw refusal(obstacle);
        });
        Optional<BaseImage> base = embedded().base(variables);
        try {
            if (base.isEmpty()) {
                build.checkSources(variables);
                return write(assemble(Surroundings.ofMachine(request().engine()), Optional.empty()));
            }
            try (Engine engine = connect(base.get())) {
                return run(engine);
            }
        } catch (ObstacleException e) {
            throw refusal(e.obstacle());
        }
    }

    private BuildOutcome run(Engine engine) throws ObstacleException {
        Map<String, String> variables = variables(engine.platform());
        build.checkSources(variables);
        Optional<FoundBase> found =
                embedded().base(variables).map(base -> find(base, new EngineBases(engine, request(), progress)));
        return write(assemble(Surroundings.of(engine, request().engine()), found));
    }

    private Engine connect(BaseImage base) {
        try {
            return connector.connect(request().engine(), progress);
        } catch (DockerExecutionException e) {
            throw new DockerExecutionException(
                    embedded().location(base) + ": base image " + base.image()
                            + " is taken from a Docker Engine; only FROM scratch needs none. " + e.getMessage(),
                    e);
        }
    }

    private FoundBase find(BaseImage base, BaseSource source) {
        try {
            return source.find(base, embedded().location(base));
        } catch (ImageLoadException e) {
            throw new DockerFailureException(
                    embedded().location(base) + ": the engine does not give base image " + base.image()
                            + " for an archive: " + e.getMessage()
                            + ". Set docker.destination to engine, and write the archive with 'docker save'.",
                    e);
        }
    }

    private EmbeddedImage assemble(Surroundings surroundings, Optional<FoundBase> base) throws ObstacleException {
        return embedded().assemble(surroundings, base, true, progress);
    }

    private BuildOutcome write(EmbeddedImage image) {
        ImageFile file = new ImageFile(request().archive(), request().tags(), image.configuration(), image.layers());
        String id = image.configuration().digest().toString();
        if (!request().options().noCache() && file.isThere()) {
            return new BuildOutcome(id, true);
        }
        BaseLayers base = image.base().map(FoundBase::layers).orElse(BaseLayers.NONE);
        try (Activity writing = progress.begin("Writing " + file.path().getFileName())) {
            long[] count = {0};
            file.write(request().records(), base, written -> {
                count[0] += written;
                writing.moved(count[0], 0);
            });
        }
        return new BuildOutcome(id, false);
    }

    private void checkOptions() {
        if (!request().options().engineOptions().isEmpty()) {
            throw new DockerFailureException(
                    "buildOptions " + request().options().engineOptions().keySet()
                            + " are for the engine's builder, and docker.destination is archive. Remove them, or set"
                            + " docker.destination to engine.");
        }
    }

    private static DockerFailureException refusal(Obstacle obstacle) {
        return new DockerFailureException(obstacle + "'s builder, and docker.destination is archive: an archive is"
                + " assembled without it. Change that, or set docker.destination to engine and write the archive with"
                + " 'docker save'.");
    }

    private Map<String, String> variables(Platform platform) {
        return request().options().variables(platform);
    }

    private BuildRequest request() {
        return build.request();
    }

    private EmbeddedBuild embedded() {
        return build.embedded();
    }
}
