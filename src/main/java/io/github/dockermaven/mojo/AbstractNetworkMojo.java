package io.github.dockermaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have that change something about networks: whether they are skipped. */
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
