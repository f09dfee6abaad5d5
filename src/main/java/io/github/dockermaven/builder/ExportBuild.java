package io.github.dockermaven.builder;

import io.github.dockermaven.assembler.UnsupportedInstruction;
import io.github.dockermaven.assembler.UnsupportedInstructionException;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.Registries;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build into an archive or a registry. It always uses the embedded builder; an engine is only asked for the base
 * image.
 *
 * @param engine the engine that may have the base image
 * @param registries the registries that may have the base image
 * @param sink the destination of the image
 */
record ExportBuild(CheckedBuild build, EngineSession engine, Registries registries, ImageSink sink, Progress progress) {
    /** Returns the build of an image with one of these destinations. */
    static ExportBuild of(CheckedBuild build, EngineSession engine, Progress progress) {
        BuildRequest request = build.request();
        Registries registries = new Registries(request.registries().settings());
        ImageSink sink =
                switch (request.builder().destination()) {
                    case ARCHIVE -> new ArchiveSink(request, progress);
                    case REGISTRY -> new RegistrySink(request, registries, progress);
                    case ENGINE -> throw new IllegalArgumentException("an engine builds it, or loads it");
                };
        return new ExportBuild(build, engine, registries, sink, progress);
    }

    /**
     * Runs the build, unless the image exists already.
     *
     * @throws DockerFailureException if the image cannot be assembled, its base image is not available, or a registry
     *     refuses it
     * @throws DockerExecutionException if a required engine does not answer, or a file cannot be read or written
     */
    BuildOutcome run() {
        sink.check();
        checkOptions();
        List<CheckedBuild> builds = build.byPlatform();
        builds.forEach(this::checkObstacles);
        build.removeAbandoned();
        BaseImageResolver search = new BaseImageResolver(request(), engine, registries, sink, progress);
        try (registries) {
            List<MeasuredImage> images = new ArrayList<>();
            for (CheckedBuild each : builds) {
                images.add(assemble(each, search));
            }
            return sink.put(images);
        } catch (UnsupportedInstructionException e) {
            throw refusal(e.unsupported());
        }
    }

    private void checkObstacles(CheckedBuild build) {
        build.embedded()
                .unsupported(variables(build, BuildEnvironment.ofMachine(engine)))
                .ifPresent(unsupported -> {
                    throw refusal(unsupported);
                });
    }

    private MeasuredImage assemble(CheckedBuild build, BaseImageResolver search)
            throws UnsupportedInstructionException {
        AssemblerBuild embedded = build.embedded();
        boolean hasBase = embedded.base(variables(build, BuildEnvironment.ofMachine(engine)))
                .isPresent();
        BuildEnvironment environment = hasBase ? search.environment() : BuildEnvironment.ofMachine(engine);
        Map<String, String> variables = variables(build, environment);
        build.checkSources(variables);
        Optional<ResolvedBaseImage> base =
                embedded.base(variables).map(image -> search.find(image, embedded.location(image)));
        return embedded.assemble(environment, base, true, progress);
    }

    private static Map<String, String> variables(CheckedBuild build, BuildEnvironment environment) {
        return build.request().options().variables(environment.platform());
    }

    private void checkOptions() {
        if (!request().options().engineOptions().isEmpty()) {
            throw new DockerFailureException("buildOptions "
                    + request().options().engineOptions().keySet() + " are for the engine's builder, and"
                    + " docker.destination is " + destination()
                    + ". Remove them, or set docker.destination to engine.");
        }
    }

    private DockerFailureException refusal(UnsupportedInstruction unsupported) {
        return new DockerFailureException(unsupported + "'s builder, and docker.destination is " + destination()
                + ": what goes there is assembled without it. " + sink.remedy() + ", or change that.");
    }

    private Destination destination() {
        return request().builder().destination();
    }

    private BuildRequest request() {
        return build.request();
    }
}
