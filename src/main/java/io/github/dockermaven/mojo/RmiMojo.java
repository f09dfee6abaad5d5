package io.github.dockermaven.mojo;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.ImageRemover;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes images from the engine, as <code>docker rmi</code> does: the names that are given, and an image that has none
 * left. Needs no project if the command line names them:
 * <pre>mvn docker:rmi -Ddocker.image=shop/users:1.0,shop/users:latest</pre>
 * In a project it is, without <code>docker.image</code>, the project's own image with all its names, if it is there; of
 * <code>&lt;images&gt;</code> those that are built. One that <code>docker:build</code> put into a registry or an archive
 * stays there, and needs no engine. In a reactor that is the root's project: <code>docker:remove</code>
 * does it in every module.
 *
 * @since 1.0.0
 */
@Mojo(name = "rmi", configurator = GoalConfigurator.HINT, requiresProject = false, threadSafe = true)
public class RmiMojo extends AbstractImageMojo {
    private final ImageRemover remover;

    /**
     * Removes an image that containers which have ended were made from, and by its id one that has several names. What
     * runs keeps its image all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.force", defaultValue = "false")
    private boolean force;

    /**
     * Where <code>docker:build</code> puts the project's image, as there. Of one that goes into a <code>registry</code> or an
     * <code>archive</code> there is nothing to remove, and no engine is asked for.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.destination", defaultValue = "engine")
    private String destination;

    @Inject
    RmiMojo(ImageRemover remover) {
        this.remover = remover;
    }

    @Override
    void executeGoal() {
        boolean force = configuration().flag("force");
        String given = givenImage();
        if (given != null) {
            List<ImageIdOrName> named = Stream.of(given.split(","))
                    .map(ImageIdOrName::parse)
                    .distinct()
                    .toList();
            remover.remove(named, !force, force, engine(), progress());
            return;
        }
        if (!session().getRequest().isProjectPresent()) {
            throw new DockerFailureException(
                    "No image to remove: there is no project here whose image it could be. Name"
                            + " it: -Ddocker.image=shop/users:1.0.");
        }
        List<ProjectImage> images = describedImages(DockerfileOptions.NONE);
        if (images.isEmpty()) {
            remove(ImageOutput.of(project()), imageNames().all(project()), null, null, progress());
        }
        for (ProjectImage image : images) {
            if (image.source() != null) {
                remove(
                        place(image, images.size() == 1),
                        image.names(),
                        image.registry(),
                        image.destination(),
                        progress(image.subject()));
            }
        }
    }

    private void remove(
            ImageOutput place, List<ImageReference> names, String registry, Destination ofImage, Progress progress) {
        Destination configured =
                ofImage == null ? Destination.parse(configuration().text("destination")) : ofImage;
        BuiltImageFile.ofRegistry(place, pushedName(names.get(0), registry))
                .or(() -> BuiltImageFile.find(place, names, imageWish()))
                .ifPresent(image -> image.elsewhere(configured)
                        .ifPresentOrElse(
                                where -> progress.action("Nothing to remove: " + where),
                                () -> remover.remove(
                                        image.references().stream()
                                                .map(ImageIdOrName::of)
                                                .toList(),
                                        false,
                                        configuration().flag("force"),
                                        engine(),
                                        progress)));
    }
}
