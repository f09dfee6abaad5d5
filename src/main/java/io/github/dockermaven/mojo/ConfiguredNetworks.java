package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;

/** The networks of {@code <networks>}, for the goals that change them. */
final class ConfiguredNetworks {
    private ConfiguredNetworks() {}

    /**
     * Returns them.
     *
     * @param purpose what the goal does with them
     * @return none if none is configured, which was said then
     * @throws DockerFailureException if none is configured for a goal of the command line
     */
    static List<NetworkRequest> require(String purpose, AbstractDockerMojo goal) {
        List<NetworkRequest> configured = NetworkElement.all(goal.configuration());
        if (configured.isEmpty()) {
            if (goal.mojoExecution().getSource() == MojoExecution.Source.CLI) {
                throw new DockerFailureException("No network to " + purpose
                        + ". Configure <networks>, or give its name with -Ddocker.network=ecommerce-network.");
            }
            goal.progress().action("No network to " + purpose + ": none is configured in <networks>.");
        }
        return configured;
    }
}
