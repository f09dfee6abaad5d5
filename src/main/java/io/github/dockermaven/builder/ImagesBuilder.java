package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Builds several images: in parallel if they are independent, in order if one is FROM another. */
@Named
@Singleton
public class ImagesBuilder {
    /** The number of parallel builds. More would not be faster in an engine, and their output is harder to read. */
    private static final int AT_A_TIME = 4;

    private final ImageBuilder builder;

    @Inject
    ImagesBuilder(ImageBuilder builder) {
        this.builder = builder;
    }

    /**
     * Builds images. A failure stops those that are FROM the failed one, and no others.
     *
     * @param engine as for {@link ImageBuilder#build}
     * @param progress returns the progress for each build
     * @return the built images, in the order of the builds
     * @throws DockerFailureException if images are FROM one another or from an archive, or one cannot be built; if
     *     several cannot, the message contains all of theirs
     */
    public List<BuiltImage> build(
            List<CheckedBuild> builds, EngineSession engine, Function<CheckedBuild, Progress> progress) {
        List<CheckedBuild> ordered = BuildOrder.of(builds);
        ordered.forEach(
                build -> BuildOrder.bases(build, builds).forEach(base -> checkIsWhereItIsLookedFor(base, build)));
        if (ordered.size() == 1) {
            return List.of(builder.build(ordered.get(0), engine, progress.apply(ordered.get(0))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, Math.max(1, builds.size())));
        try {
            Map<CheckedBuild, CompletableFuture<BuiltImage>> running = new LinkedHashMap<>();
            for (CheckedBuild build : ordered) {
                CompletableFuture<?>[] bases = BuildOrder.bases(build, builds).stream()
                        .map(running::get)
                        .toArray(CompletableFuture<?>[]::new);
                running.put(
                        build,
                        CompletableFuture.allOf(bases)
                                .thenApplyAsync(ready -> builder.build(build, engine, progress.apply(build)), threads));
            }
            return finish(builds.stream().map(running::get).toList());
        } finally {
            Uninterruptibles.end(threads);
        }
    }

    /**
     * Checks that a base image's destination is where it is searched, because there may be an older image of this name.
     */
    private static void checkIsWhereItIsLookedFor(CheckedBuild base, CheckedBuild build) {
        Destination there = base.request().builder().destination();
        Destination lookedFor = build.request().baseImageLocation();
        if (there != lookedFor) {
            throw new DockerFailureException("Image " + build.request().name() + " is FROM "
                    + base.request().name() + ", which goes into " + there.place()
                    + ", and its base image is taken from " + lookedFor.place() + ". Set the destination of "
                    + base.request().name() + " to " + lookedFor + ".");
        }
    }

    private static List<BuiltImage> finish(List<CompletableFuture<BuiltImage>> running) {
        List<BuiltImage> built = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<BuiltImage> each : running) {
            try {
                built.add(each.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DockerExecutionException("Building the images was interrupted.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                if (!failures.contains(e.getCause())) {
                    failures.add(e.getCause());
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failure(failures);
        }
        return built;
    }

    /** Returns the failure of all builds. One that several builds waited for is reported once. */
    private static RuntimeException failure(List<Throwable> failures) {
        Throwable first = failures.get(0);
        if (failures.size() == 1 && first instanceof RuntimeException alone) {
            return alone;
        }
        String messages = failures.stream().map(PrintableText::of).collect(Collectors.joining("\n"));
        return failures.stream().allMatch(DockerFailureException.class::isInstance)
                ? new DockerFailureException(messages, first)
                : new DockerExecutionException(messages, first);
    }
}
