package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The base of the goals that connect containers with a network, and disconnect them: which ones. */
abstract class AbstractConnectionMojo extends AbstractNetworkMojo {
    /**
     * The network's name.
     *
     * @since 1.0.0
     */
    @Parameter
    private String network;

    /**
     * The network's name, on the command line also its id as docker lists it, of 12 digits or more; it takes precedence over
     * <code>network</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private String givenNetwork;

    /**
     * Names of the containers, running or not.
     * <pre>&lt;containers&gt;&lt;container&gt;user-service&lt;/container&gt;&lt;/containers&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private List<String> containers;

    /**
     * Names of the containers with commas between, on the command line also their ids of 12 digits or more; they take precedence
     * over <code>containers</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /**
     * Returns the network.
     *
     * @throws DockerFailureException if none is given
     */
    NameOrId network() {
        Optional<NameOrId> given =
                configuration().text("givenNetwork").map(name -> GivenNames.of(session(), "docker.network", name));
        return given.or(() -> configuration().text("network").map(NameOrId::name))
                .orElseThrow(() -> new DockerFailureException("No network is named. Give its name with"
                        + " -Ddocker.network=ecommerce-network, or in <network>."));
    }

    /** Returns the containers. */
    List<NameOrId> containers() {
        List<String> given = configuration().list("givenContainers");
        return given.isEmpty()
                ? configuration().list("containers").stream()
                        .map(NameOrId::name)
                        .toList()
                : GivenNames.all(session(), "docker.container", given);
    }
}
