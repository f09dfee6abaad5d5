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
 * The search for the base image of an image that goes into no engine. For an archive an engine is asked first, which has it nearer; for
 * a registry a registry, which has it as it is transferred, and from which the same Dockerfile is the same image on every
 * machine. The other is asked where the first cannot help.
 *
 * @param sink where the image goes
 */
record BaseImageResolver(
        BuildRequest request, EngineSession engine, Registries registries, ImageSink sink, Progress progress) {
    /** What the build takes from where it runs: from the engine if that has the base image, else from this machine. */
    BuildEnvironment environment() {
        return isForArchive() && engine.unavailable().isEmpty()
                ? BuildEnvironment.of(engine)
                : BuildEnvironment.ofMachine(engine);
    }

    /**
     * Finds it.
     *
     * @param location the line that names it, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if it cannot be had
     * @throws DockerExecutionException if it may only be taken from an engine, and none is there
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

    /** What only this machine's engine has, somebody built here, or pulled when its registry could be reached. */
    private ResolvedBaseImage instead(BaseImage base, String location, DockerFailureException noRegistry) {
        // Of a registry that answers and has a bad minute, or something damaged, nobody wants an older image instead.
        boolean isNotThere = noRegistry.getCause() instanceof NotFoundException
                || noRegistry.getCause() instanceof UnreachableException;
        if (request.pullPolicy() == PullPolicy.ALWAYS || !isNotThere && !isForArchive()) {
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
