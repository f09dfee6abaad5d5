package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that show containers which run, once or repeatedly. */
abstract class AbstractRunningMojo extends AbstractContainersMojo {
    /**
     * All containers of the engine that run, whoever started them. The default is all of this project that run, or those that
     * are named; one of these that does not run is an error.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.all", defaultValue = "false")
    private boolean all;

    /**
     * Repeats the answer each second or, if measuring takes longer, at once, until the containers have ended or Ctrl-C is
     * pressed. One that ends is reported, and no longer shown; if none is named, one that is started joins.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.follow", defaultValue = "false")
    private boolean follow;

    /**
     * How the answer is given: <code>table</code>, for a person, or <code>json</code>, one JSON document on standard output for
     * a program, with <code>docker.follow</code> one for each time.
     * <pre>mvn -q docker:stats -Ddocker.format=json</pre>
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.format", defaultValue = "table")
    private String format;
}
