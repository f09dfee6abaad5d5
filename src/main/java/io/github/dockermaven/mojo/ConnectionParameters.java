package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.Optional;

/** The parameters that the goals which connect and disconnect share: a network and containers. */
final class ConnectionParameters {
    private ConnectionParameters() {}

    /**
     * Returns the network.
     *
     * @param goal has the parameters {@code network} and {@code givenNetwork}
     * @throws DockerFailureException if none is given
     */
    static NameOrId network(AbstractDockerMojo goal) {
        Optional<NameOrId> given = goal.configuration()
                .text("givenNetwork")
                .map(name -> GivenNames.of(goal.session(), "docker.network", name));
        return given.or(() -> goal.configuration().text("network").map(NameOrId::name))
                .orElseThrow(() -> new DockerFailureException("No network is named. Give its name with"
                        + " -Ddocker.network=ecommerce-network, or in <network>."));
    }

    /**
     * Returns the containers.
     *
     * @param goal has the parameters {@code containers} and {@code givenContainers}
     */
    static List<NameOrId> containers(AbstractDockerMojo goal) {
        List<String> given = goal.configuration().list("givenContainers");
        return given.isEmpty()
                ? goal.configuration().list("containers").stream()
                        .map(NameOrId::name)
                        .toList()
                : GivenNames.all(goal.session(), "docker.container", given);
    }
}
