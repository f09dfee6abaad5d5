package io.github.dockermaven.mojo;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals about containers of the engine, which need no project: which of them are meant. */
abstract class AbstractContainersMojo extends AbstractDockerMojo {
    /**
     * Which containers are meant, with commas between several: by alias those of this project, by name any, on the command
     * line also by id of 12 digits or more.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * The same, by the property that names images for the other goals.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.filter")
    private List<String> filter;
}
