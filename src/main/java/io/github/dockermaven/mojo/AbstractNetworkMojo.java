package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that change networks: whether they run at all. */
abstract class AbstractNetworkMojo extends AbstractDockerMojo {
    /**
     * Skips the goals that create, remove, connect and disconnect.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.network", defaultValue = "false")
    private boolean skipNetwork;

    @Override
    boolean skipGoal() {
        return configuration().flag("skipNetwork");
    }
}
