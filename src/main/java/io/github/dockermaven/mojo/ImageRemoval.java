package io.github.dockermaven.mojo;

import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.images.ImageRemover;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.stream.Stream;

/** The removal of images: of those that the command line names, else of the project's own. */
record ImageRemoval(ImageRemover remover) {
    /** @param goal has the parameters {@code force} and {@code destination} */
    void remove(AbstractImageMojo goal) {
        goal.images()
                .givenName()
                .ifPresentOrElse(names -> removeGiven(names, goal), () -> goal.images().selected().stream()
                        .filter(ProjectImage::isOfProject)
                        .forEach(image -> remove(image, goal)));
    }

    private void removeGiven(String names, AbstractImageMojo goal) {
        List<ImageIdOrName> images =
                Stream.of(names.split(",")).map(ImageIdOrName::parse).distinct().toList();
        boolean force = isForced(goal);
        remover.remove(images, !force, force, goal.engine(), goal.progress());
    }

    private void remove(ProjectImage image, AbstractImageMojo goal) {
        ImageNames names = image.names();
        Progress progress = goal.progress(image.label());
        BuiltImageFile.ofRegistry(image.output(), names.pushed(names.name()))
                .or(() -> BuiltImageFile.find(image.output(), names.all(), goal.requirement()))
                .ifPresent(built -> built.elsewhere(image.destination())
                        .ifPresentOrElse(
                                where -> progress.action("Nothing to remove: " + where),
                                () -> remover.remove(
                                        built.references().stream()
                                                .map(ImageIdOrName::of)
                                                .toList(),
                                        false,
                                        isForced(goal),
                                        goal.engine(),
                                        progress)));
    }

    private static boolean isForced(AbstractImageMojo goal) {
        return goal.configuration().flag("force");
    }
}
