package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.registry.NotFoundException;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.report.Progress;
import java.util.Optional;

/**
 * Finds the base image of an image that goes into no engine. For an archive an engine is asked first, which has it nearer; for
 * a registry a registry, which has it as it is transferred, and from which the same Dockerfile is the same image on every
 * machine. The other is asked where the first cannot help. An engine is connected with when it is needed.
 */
final class BaseImageResolver implements AutoCloseable {
    private final BuildRequest request;
    private final EngineConnector connector;
    private final Registries registries;
    private final ImageSink sink;
    private final Progress progress;
    private Engine engine;
    private DockerExecutionException noEngine;

    /** @param sink where the image goes */
    BaseImageResolver(
            BuildRequest request, EngineConnector connector, Registries registries, ImageSink sink, Progress progress) {
        this.request = request;
        this.connector = connector;
        this.registries = registries;
        this.sink = sink;
        this.progress = progress;
    }

    /** What the build takes from where it runs: from the engine if that has the base image, else from this machine. */
    BuildEnvironment environment() {
        return isForArchive() && engine().isPresent()
                ? BuildEnvironment.of(engine, request.engine())
                : BuildEnvironment.ofMachine(request.engine());
    }

    /**
     * Finds it.
     *
     * @param location the line that names it, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if it cannot be had
     * @throws DockerExecutionException if it may only be taken from an engine, and none is there
     */
    ResolvedBaseImage find(BaseImage base, String location) {
        if (request.pullPolicy() == PullPolicy.NEVER && engine().isEmpty()) {
            throw new DockerExecutionException(
                    location + ": base image " + base.image()
                            + " may only be taken from an engine, as imagePullPolicy is Never. "
                            + noEngine.getMessage(),
                    noEngine);
        }
        boolean fromEngine = request.pullPolicy() == PullPolicy.NEVER
                || isForArchive()
                        && engine().isPresent()
                        && EngineBaseImages.of(engine, request, progress).mayGive(base);
        return fromEngine ? inEngine(request.pullPolicy(), base, location) : inRegistry(base, location);
    }

    private ResolvedBaseImage inEngine(PullPolicy policy, BaseImage base, String location) {
        try {
            return EngineBaseImages.of(engine, request, policy, progress).find(base, location);
        } catch (ImageLoadException e) {
            throw new DockerFailureException(
                    location + ": the engine does not give base image " + base.image() + ": " + e.getMessage() + ". "
                            + sink.remedy() + ".",
                    e);
        }
    }

    private ResolvedBaseImage inRegistry(BaseImage base, String location) {
        try {
            return new RegistryBaseImages(
                            registries,
                            request.registries().pull(),
                            Platform.ofMachine(),
                            isForArchive() ? "" : request.name().registry(),
                            request.builder().cache(),
                            progress)
                    .find(base, location);
        } catch (DockerFailureException e) {
            return instead(base, location, e);
        }
    }

    /** What only this machine's engine has, somebody built here. */
    private ResolvedBaseImage instead(BaseImage base, String location, DockerFailureException noRegistry) {
        // Of a registry that has a bad minute nobody wants an older image instead.
        boolean unknown = noRegistry.getCause() instanceof NotFoundException;
        if (request.pullPolicy() == PullPolicy.ALWAYS || !unknown && !isForArchive()) {
            throw noRegistry;
        }
        if (engine().isEmpty()) {
            throw new DockerFailureException(
                    noRegistry.getMessage() + " Nor is there an engine that might have it: " + noEngine.getMessage(),
                    noRegistry);
        }
        try {
            ResolvedBaseImage found = inEngine(PullPolicy.NEVER, base, location);
            progress.action("Base image " + base.image() + " is taken from the engine. " + noRegistry.getMessage());
            return found;
        } catch (DockerFailureException | DockerExecutionException e) {
            throw noRegistry;
        }
    }

    private boolean isForArchive() {
        return request.builder().destination() == Destination.ARCHIVE;
    }

    private Optional<Engine> engine() {
        if (engine == null && noEngine == null) {
            try {
                engine = connector.connect(request.engine(), progress);
            } catch (DockerExecutionException e) {
                noEngine = e;
            }
        }
        return Optional.ofNullable(engine);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
