package io.github.dockermaven.project;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.BuildRequest;
import io.github.dockermaven.builder.Builder;
import io.github.dockermaven.builder.BuilderSettings;
import io.github.dockermaven.builder.BuiltImage;
import io.github.dockermaven.builder.CheckedBuild;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.builder.ImagesBuilder;
import io.github.dockermaven.builder.RegistryClients;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.DockerfileProvider.Provided;
import io.github.dockermaven.report.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The build of a project's images: the Dockerfile of each, all checks, the wait for images of other projects that they are
 * FROM, the build itself, and the record of what was built.
 */
@Named
@Singleton
public class ProjectBuilder {
    private final DockerfileProvider dockerfiles;
    private final ImagesBuilder builder;

    @Inject
    ProjectBuilder(DockerfileProvider dockerfiles, ImagesBuilder builder) {
        this.dockerfiles = dockerfiles;
        this.builder = builder;
    }

    /**
     * What a goal has for the builds of all its images.
     *
     * @param dockerfiles for their Dockerfiles
     * @param options how they are built; an image's own take precedence
     * @param buildArgs adds what properties say to build arguments
     * @param builder what builds them
     * @param pullPolicy when base images are pulled; an image's own policy takes precedence
     * @param time when the images and their files are said to be made
     * @param registries how registries are reached
     */
    public record Request(
            DockerfileRequest dockerfiles,
            BuildOptions options,
            UnaryOperator<Map<String, String>> buildArgs,
            Builder builder,
            PullPolicy pullPolicy,
            Instant time,
            RegistryClients registries) {
        private MavenSession session() {
            return dockerfiles.session();
        }

        private MavenProject project() {
            return session().getCurrentProject();
        }

        private BuildOptions options(ProjectImage image) {
            BuildOptions all = image.options().over(options);
            BuildOptions possible =
                    image.source().hasParameters() && dockerfiles.options().isLinked()
                            ? all.onlyFor(Platform.ofMachine())
                            : all;
            return possible.withBuildArgs(buildArgs.apply(possible.buildArgs()));
        }

        private BuilderSettings settings(ProjectImage image) {
            return new BuilderSettings(builder, image.destination(), time, UserCache.folder(session()));
        }
    }

    /** An image and its build. */
    private record Planned(ProjectImage image, BuildRequest build) {}

    /**
     * Builds images of the current project.
     *
     * @param reactor the images of the whole Maven build
     * @param progress receives the progress of an image, by its label
     * @throws DockerFailureException if one cannot be built; if that is known from the files alone, none is built
     */
    public void build(
            List<ProjectImage> images,
            Request request,
            ReactorImages reactor,
            EngineSession engine,
            Function<String, Progress> progress) {
        List<ArchivedImage> archived = archived(images, request);
        List<Planned> planned = plan(images, request, reactor, progress);
        List<CheckedBuild> checked = check(planned, request);
        for (ArchivedImage each : archived) {
            each.load(engine, progress.apply(each.image().label()));
            reactor.built(each.image().names().all(), each.image().destination());
        }
        checked.forEach(build ->
                reactor.await(request.project(), build.bases(), build.request().baseImageLocation()));
        Map<ImageReference, String> labels = planned.stream()
                .collect(Collectors.toMap(
                        each -> each.build().name(), each -> each.image().label()));
        List<BuiltImage> built = builder.build(
                checked,
                engine,
                build -> progress.apply(labels.get(build.request().name())));
        for (int i = 0; i < built.size(); i++) {
            ProjectImage image = planned.get(i).image();
            OutputTimestamp.hint(request.session(), request.time(), image.output(), built.get(i))
                    .ifPresent(progress.apply(image.label())::action);
            BuiltImageFile.of(built.get(i)).write(image.output());
            if (!built.get(i).upToDate() && built.get(i).destination() == Destination.ENGINE) {
                BuiltImageIds.add(built.get(i).id(), request.project(), request.session());
            }
            reactor.built(built.get(i).tags(), built.get(i).destination());
        }
    }

    private static List<ArchivedImage> archived(List<ProjectImage> images, Request request) {
        List<ArchivedImage> archived = new ArrayList<>();
        for (ProjectImage image : images) {
            if (!image.skipBuild() && image.source() instanceof ImageSource.Archive source) {
                archived.add(
                        ArchivedImage.of(image, source, request.dockerfiles().sourceDirectory()));
            }
        }
        return archived;
    }

    private List<Planned> plan(
            List<ProjectImage> images, Request request, ReactorImages reactor, Function<String, Progress> progress) {
        List<Planned> planned = new ArrayList<>();
        for (ProjectImage image : images) {
            if (image.skipBuild()) {
                progress.apply("")
                        .action("Image " + image.name() + " is not built: "
                                + (image.isOfProject()
                                        ? "its <build> has <skip>"
                                        : "it has no <build>. Add one, even an empty one"));
                continue;
            }
            plan(image, request, reactor, progress.apply(image.label()))
                    .map(build -> new Planned(image, build))
                    .ifPresent(planned::add);
        }
        return planned;
    }

    private Optional<BuildRequest> plan(ProjectImage image, Request request, ReactorImages reactor, Progress progress) {
        BuildOptions options = request.options(image);
        BuilderSettings settings = request.settings(image);
        List<ImageReference> names = image.names().at(image.destination());
        if (image.destination() == Destination.REGISTRY) {
            image.names()
                    .all()
                    .forEach(name -> reactor.goesAs(name, image.names().pushed(name)));
        }
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
        ReservedNames.claim(request.session(), image.output(), names);
        BuildRequest build = new BuildRequest(
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
        if (settings.destination() == Destination.ARCHIVE) {
            ReservedNames.claimArchive(request.session(), build.archive(), names.get(0));
        }
        return build;
    }

    private static List<CheckedBuild> check(List<Planned> planned, Request request) {
        PackagingOrder order = new PackagingOrder(
                request.project(),
                request.dockerfiles().execution(),
                request.session().getUserProperties());
        List<CheckedBuild> checked = new ArrayList<>();
        for (Planned each : planned) {
            CheckedBuild build = CheckedBuild.of(each.build());
            order.check(build);
            checked.add(build);
        }
        return checked;
    }
}
