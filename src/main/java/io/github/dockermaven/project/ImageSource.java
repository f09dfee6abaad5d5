package io.github.dockermaven.project;

import io.github.dockermaven.application.ImageContent;
import io.github.dockermaven.image.ImageNameFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What one of a project's images is built from. */
public sealed interface ImageSource {
    /** Returns whether the goal's own parameters for Dockerfiles are meant for it. */
    default boolean hasParameters() {
        return this instanceof Parameters || this instanceof Application;
    }

    /** Nothing: the image is not built here. */
    record None() implements ImageSource {}

    /** What the goal's own parameters say: the project's Dockerfile, or its application. */
    record Parameters() implements ImageSource {}

    /**
     * A Dockerfile of the project.
     *
     * @param dockerfile its path, relative to the context folder or, without one, to {@code src/main/docker}; empty for
     *     {@code Dockerfile}
     * @param contextDir the context folder, relative to {@code src/main/docker}; empty for the Dockerfile's own
     * @param filter which of its properties get values
     * @param assemblies files that the context gets beside those of its folder
     */
    record OwnDockerfile(
            Optional<String> dockerfile,
            Optional<String> contextDir,
            DockerfileFilter filter,
            List<AssemblySpec> assemblies)
            implements ImageSource {}

    /**
     * A Dockerfile of a compose file's service, used as it is.
     *
     * @param contextDir the context folder
     * @param dockerfile the Dockerfile, empty for {@code text}
     * @param text the Dockerfile's text, if it is in the compose file
     */
    record Service(Path contextDir, Optional<Path> dockerfile, Optional<String> text) implements ImageSource {}

    /**
     * An archive in which {@code docker save} has put the image.
     *
     * @param file its path, relative to {@code src/main/docker} or the project's folder
     * @param name which of its images it is; empty for its only one, or the one that has the name already
     */
    record Archive(String file, Optional<ImageNameFilter> name) implements ImageSource {}

    /**
     * A description of its parts.
     *
     * @param content the parts
     * @param assemblies the files of the content
     */
    record Description(ImageContent content, List<AssemblySpec> assemblies) implements ImageSource {}

    /**
     * The project's application, by a Dockerfile that is written for it.
     *
     * @param content what takes precedence over the goal's own parameters
     */
    record Application(ImageContent content) implements ImageSource {}
}
