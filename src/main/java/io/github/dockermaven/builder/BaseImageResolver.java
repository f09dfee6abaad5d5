package io.github.dockermaven.builder;

import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.registry.NotFoundException;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.registry.UnreachableException;
import io.github.dockermaven.report.Progress;

/**
 * The search for the base image of an image that is not loaded into an engine. For an archive an engine is asked first,
 * because it is nearer; for a registry a registry, because its layers are ready for transfer, and because the same
 * Dockerfile then gives the same image on every machine. The other one is asked if the first cannot help.
 *
 * @param sink the destination of the image
 */
record BaseImageResolver(
        BuildRequest request, EngineSession engine, Registries registries, ImageSink sink, Progress progress) {
    /** Returns the environment of the build: the engine's if it has the base image, else this machine's. */
    BuildEnvironment environment() {
        return isForArchive() && engine.unavailable().isEmpty()
                ? BuildEnvironment.of(engine)
                : BuildEnvironment.ofMachine(engine);
    }

    /**
     * Finds a base image.
     *
     * @param location the line that names it, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if it is not available
     * @throws DockerExecutionException if it may only be taken from an engine, and none answers
     */
    ResolvedBaseImage find(BaseImage base, String location) {
        if (request.pullPolicy() == PullPolicy.NEVER) {
            engine.unavailable().ifPresent(noEngine -> {
                throw new DockerExecutionException(
                        location + ": base image " + base.image()
                                + " may only be taken from an engine, as imagePullPolicy is Never. "
                                + noEngine.getMessage(),
                        noEngine);
            });
        }
        boolean fromEngine = request.pullPolicy() == PullPolicy.NEVER
                || isForArchive()
                        && engine.unavailable().isEmpty()
                        && EngineBaseImages.of(engine, request, progress).mayGive(base);
        return fromEngine ? inEngine(request.pullPolicy(), base, location) : inRegistry(base, location);
    }

    private ResolvedBaseImage inEngine(PullPolicy policy, BaseImage base, String location) {
        try {
            return EngineBaseImages.of(engine, request, policy, progress).find(base, location);
        } catch (ImageLoadException e) {
            throw new DockerFailureException(
                    location + ": the engine does not deliver base image " + base.image() + ": " + e.getMessage() + ". "
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

    /** Returns an image of this machine's engine: built here, or pulled when its registry could be reached. */
    private ResolvedBaseImage instead(BaseImage base, String location, DockerFailureException noRegistry) {
        // If a registry answers, but fails for a while or has a damaged image, an older image would be the wrong
        // substitute.
        boolean isAbsent = noRegistry.getCause() instanceof NotFoundException
                || noRegistry.getCause() instanceof UnreachableException;
        if (request.pullPolicy() == PullPolicy.ALWAYS || !isAbsent && !isForArchive()) {
            throw noRegistry;
        }
        engine.unavailable().ifPresent(noEngine -> {
            throw new DockerFailureException(
                    noRegistry.getMessage() + " Nor is there an engine that might have it: " + noEngine.getMessage(),
                    noRegistry);
        });
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
}
