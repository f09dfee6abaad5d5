package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that start and stop the containers of images: whether they run at all. */
abstract class AbstractRunMojo extends AbstractImageMojo {
    /**
     * Skips the goals that start and stop containers, and <code>docker:copy</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.run", defaultValue = "false")
    private boolean skipRun;

    @Override
    boolean skipGoal() {
        return configuration().flag("skipRun");
    }
}
