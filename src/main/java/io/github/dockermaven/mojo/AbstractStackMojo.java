package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals about the services of a swarm: of which stack they are. */
abstract class AbstractStackMojo extends AbstractRunMojo {
    /**
     * The name of the stack, with which the names of its services begin, and by which <code>docker stack</code> knows it. The
     * default is the project's artifactId in lower case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.stack")
    private String stack;
}
