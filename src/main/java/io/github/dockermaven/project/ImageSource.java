package io.github.dockermaven.project;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.ImageContent;
import java.util.List;

/** What one of a project's images is built from. */
public sealed interface ImageSource {
    /**
     * A Dockerfile of the project.
     *
     * @param dockerfile its path, relative to the context folder or, without one, to {@code src/main/docker}; {@code null}
     *     for {@code Dockerfile}
     * @param contextDir the context folder, relative to {@code src/main/docker}; {@code null} for the Dockerfile's own
     * @param filter which of its properties get values
     * @param assemblies files that the context gets beside those of its folder
     */
    record OwnDockerfile(String dockerfile, String contextDir, DockerfileFilter filter, List<AssemblySpec> assemblies)
            implements ImageSource {}

    /**
     * A description of its parts.
     *
     * @param content the parts
     * @param assemblies the files of the content
     */
    record Description(ImageContent content, List<AssemblySpec> assemblies) implements ImageSource {}

    /**
     * The project's application.
     *
     * @param options for its Dockerfile
     */
    record TheApplication(DockerfileOptions options) implements ImageSource {}
}
