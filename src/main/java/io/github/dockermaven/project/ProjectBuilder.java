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
import io.github.dockermaven.project.BuildPlanner.Planned;
import io.github.dockermaven.report.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        MavenSession session() {
            return dockerfiles.session();
        }

        MavenProject project() {
            return session().getCurrentProject();
        }

        /** Returns the same for images of the current project of another session. */
        public Request in(MavenSession other) {
            return new Request(dockerfiles.in(other), options, buildArgs, builder, pullPolicy, time, registries);
        }

        BuildOptions options(ProjectImage image) {
            if (image.source() instanceof ImageSource.Service) {
                // The goal's own are for the project's Dockerfile.
                return options.noCache() ? image.options().withoutCache() : image.options();
            }
            BuildOptions all = image.options().over(options);
            BuildOptions possible =
                    image.source().hasParameters() && dockerfiles.options().isLinked()
                            ? all.onlyFor(Platform.ofMachine())
                            : all;
            return possible.withBuildArgs(buildArgs.apply(possible.buildArgs()));
        }

        BuilderSettings settings(ProjectImage image) {
            return new BuilderSettings(builder, image.destination(), time, UserCache.folder(session()));
        }
    }

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
        announce(images, reactor);
        List<Planned> planned = new BuildPlanner(dockerfiles).plan(firsts(images, progress), request, progress);
        planned.forEach(each -> claim(each, request.session()));
        List<CheckedBuild> checked = planned.stream().map(Planned::build).toList();
        for (ArchivedImage each : archived) {
            each.load(engine, progress.apply(each.image().label()));
            reactor.built(each.image().names().all(), each.image().destination());
        }
        checked.forEach(build ->
                reactor.await(request.project(), build.bases(), build.request().baseImageLocation()));
        Map<ImageReference, String> labels = planned.stream()
                .collect(Collectors.toMap(each -> each.build().request().name(), each -> each.image()
                        .label()));
        List<BuiltImage> built = builder.build(
                checked,
                engine,
                build -> progress.apply(labels.get(build.request().name())));
        for (int i = 0; i < built.size(); i++) {
            ProjectImage image = planned.get(i).image();
            OutputTimestamp.hint(request.session(), request.time(), image.output(), built.get(i))
                    .ifPresent(progress.apply(image.label())::action);
            BuiltImageFile file = BuiltImageFile.of(built.get(i));
            images.stream()
                    .filter(each -> each == image || each.isBuiltAs(image))
                    .forEach(each -> file.write(each.output()));
            if (!built.get(i).upToDate() && built.get(i).destination() == Destination.ENGINE) {
                BuiltImageIds.add(built.get(i).id(), request.project(), request.session());
            }
            reactor.built(built.get(i).tags(), built.get(i).destination());
        }
    }

    private static void claim(Planned planned, MavenSession session) {
        BuildRequest build = planned.build().request();
        ReservedNames.claim(session, planned.image().output(), build.tags());
        if (build.builder().destination() == Destination.ARCHIVE) {
            ReservedNames.claimArchive(session, build.archive(), build.name());
        }
    }

    /** Returns the images without those that another one before them is as well. */
    private static List<ProjectImage> firsts(List<ProjectImage> images, Function<String, Progress> progress) {
        List<ProjectImage> firsts = new ArrayList<>();
        for (ProjectImage image : images) {
            firsts.stream()
                    .filter(image::isBuiltAs)
                    .findFirst()
                    .ifPresentOrElse(
                            first -> progress.apply(image.label())
                                    .action("Image " + image.name() + " is that of " + first.subject()
                                            + ", which is built once"),
                            () -> firsts.add(image));
        }
        return firsts;
    }

    /** Announces the names of images that go straight into a registry: one that is FROM them has to use these. */
    private static void announce(List<ProjectImage> images, ReactorImages reactor) {
        images.stream()
                .filter(image -> !image.skipBuild() && image.destination() == Destination.REGISTRY)
                .forEach(image -> image.names()
                        .all()
                        .forEach(name -> reactor.goesAs(name, image.names().pushed(name))));
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
}
