package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Named;
import javax.inject.Singleton;

/** Builds images from a Dockerfile and its context. */
@Named
@Singleton
public class ImageBuilder {
    /**
     * Builds an image at its destination and gives it all its names; if the image of the same inputs exists already,
     * nothing is sent or written.
     *
     * @param engine the destination, or an engine that may have the base image; used only if it is needed
     * @throws DockerFailureException if the base images do not allow it, or a step fails
     * @throws DockerExecutionException if a required engine is not found, the context cannot be read, or the archive
     *     cannot be written
     */
    public BuiltImage build(CheckedBuild build, EngineSession engine, Progress progress) {
        Instant begin = Instant.now();
        BuildOutcome outcome =
                switch (build.request().builder().destination()) {
                    case ENGINE -> build.run(engine, progress);
                    case ARCHIVE, REGISTRY ->
                        ExportBuild.of(build, engine, progress).run();
                };
        return built(build.request(), outcome, begin, progress);
    }

    private static BuiltImage built(BuildRequest request, BuildOutcome outcome, Instant begin, Progress progress) {
        Destination destination = request.builder().destination();
        progress.action(what(outcome, request) + where(destination, request, outcome) + " in "
                + Durations.format(Duration.between(begin, Instant.now())));
        return new BuiltImage(
                request.tags(),
                outcome.id(),
                destination,
                outcome.manifest(),
                destination == Destination.ARCHIVE ? Optional.of(request.archive()) : Optional.empty(),
                outcome.upToDate(),
                outcome.fixedTime());
    }

    private static String what(BuildOutcome outcome, BuildRequest request) {
        return (outcome.upToDate() ? "Up to date: " : "Built ") + names(request) + " (" + outcome.id() + ")";
    }

    private static String where(Destination destination, BuildRequest request, BuildOutcome outcome) {
        return switch (destination) {
            case ENGINE -> "";
            case ARCHIVE ->
                " in archive " + request.archive() + ", "
                        + ByteSizes.format(request.archive().toFile().length()) + ",";
            case REGISTRY -> " in its registry, digest " + outcome.manifest().orElseThrow() + ",";
        };
    }

    private static String names(BuildRequest request) {
        return request.tags().stream().map(ImageReference::toString).collect(Collectors.joining(", "));
    }
}
