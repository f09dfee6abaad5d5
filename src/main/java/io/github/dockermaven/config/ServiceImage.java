package io.github.dockermaven.config;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ImageNaming;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image of a compose file's service, as one of the project that the file is of.
 *
 * @param build how the file says that it is built
 * @param naming how the project names images
 * @param destination where it goes
 */
public record ServiceImage(ServiceBuild build, ImageNaming naming, Destination destination) {
    /**
     * Returns the image, to be built.
     *
     * @throws DockerFailureException if it cannot be built as the file says; its message begins with the place
     */
    public ProjectImage toBuild() {
        Path folder = build.existingFolder();
        Optional<String> text = build.inline();
        return image(new ImageSource.Service(
                folder, text.isPresent() ? Optional.empty() : Optional.of(build.existingDockerfile()), text));
    }

    /** Returns the image, which was built before. */
    public ProjectImage built() {
        return image(new ImageSource.None());
    }

    private ProjectImage image(ImageSource source) {
        return new ProjectImage(
                Optional.of(build.service()),
                new ImageNames(
                        Stream.concat(Stream.of(build.image()), build.tags().stream())
                                .map(ImageReference::withDefaultTag)
                                .toList(),
                        naming.defaultPushRegistry()),
                ImageOutput.of(naming.project(), Optional.of(build.service()), build.service()),
                destination,
                source,
                build.options(destination == Destination.ENGINE),
                build.pulls() ? Optional.of(PullPolicy.ALWAYS) : Optional.empty(),
                false,
                !build.isNamed());
    }
}
