package io.github.dockermaven.project;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.BuildRequest;
import io.github.dockermaven.builder.BuilderSettings;
import io.github.dockermaven.builder.CheckedBuild;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.DockerfileProvider.Provided;
import io.github.dockermaven.project.ProjectBuilder.Request;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plan of a project's builds: the Dockerfile of each image, and all checks that the files alone allow. */
record BuildPlanner(DockerfileProvider dockerfiles) {
    /** An image and its build. */
    record Planned(ProjectImage image, CheckedBuild build) {}

    /** An image and its build, which is not checked yet. */
    private record Requested(ProjectImage image, BuildRequest build) {}

    /**
     * Plans the builds of images of the current project, without those that it does not build and those that it has nothing
     * to make of, which is said.
     *
     * @param progress receives the progress of an image, by its label
     * @throws DockerFailureException if the files alone show that one cannot be built
     */
    List<Planned> plan(List<ProjectImage> images, Request request, Function<String, Progress> progress) {
        List<Requested> requested = new ArrayList<>();
        for (ProjectImage image : images) {
            if (image.skipBuild()) {
                progress.apply("")
                        .action("Image " + image.name() + " is not built: "
                                + (image.isOfProject()
                                        ? "its <build> has <skip>"
                                        : "it has no <build>. Add one, even an empty one"));
                continue;
            }
            request(image, request, progress.apply(image.label()))
                    .map(build -> new Requested(image, build))
                    .ifPresent(requested::add);
        }
        return check(requested, request);
    }

    private Optional<BuildRequest> request(ProjectImage image, Request request, Progress progress) {
        BuildOptions options = request.options(image);
        BuilderSettings settings = request.settings(image);
        List<ImageReference> names = image.names().at(image.destination());
        return dockerfiles
                .provide(image, request.dockerfiles(), progress)
                .map(provided -> build(image, names, provided, options, settings, request));
    }

    private static BuildRequest build(
            ProjectImage image,
            List<ImageReference> names,
            Provided provided,
            BuildOptions options,
            BuilderSettings settings,
            Request request) {
        return new BuildRequest(
                names,
                provided.dockerfile(),
                provided.contextDir(),
                provided.folders(),
                ImageOutput.of(request.project()).path(),
                image.output().path(),
                options,
                settings,
                image.pullPolicy().orElse(request.pullPolicy()),
                request.registries());
    }

    private static List<Planned> check(List<Requested> requested, Request request) {
        PackagingOrder order = new PackagingOrder(
                request.project(),
                request.dockerfiles().execution(),
                request.session().getUserProperties());
        List<Planned> planned = new ArrayList<>();
        for (Requested each : requested) {
            CheckedBuild build = CheckedBuild.of(each.build());
            order.check(build);
            planned.add(new Planned(each.image(), build));
        }
        return planned;
    }
}
