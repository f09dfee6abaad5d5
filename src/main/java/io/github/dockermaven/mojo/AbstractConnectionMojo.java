package io.github.dockermaven.mojo;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Elements;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have that connect containers with a network, and disconnect them: which they are. */
abstract class AbstractConnectionMojo extends AbstractNetworkMojo {
    /**
     * The network's name or id.
     *
     * @since 1.0.0
     */
    @Parameter
    private String network;

    /**
     * The network's name or id on the command line; it goes before <code>network</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private String givenNetwork;

    /**
     * Names or ids of the containers, running or not.
     * <pre>&lt;containers&gt;&lt;container&gt;user-service&lt;/container&gt;&lt;/containers&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private List<String> containers;

    /**
     * Names or ids of the containers on the command line, with commas between; they go before <code>containers</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.container")
    private List<String> givenContainers;

    /** @throws DockerFailureException if none is given */
    String network() {
        String name = Elements.text(givenNetwork == null ? network : givenNetwork);
        if (name == null) {
            throw new DockerFailureException(
                    "No network is named. Give its name with -Ddocker.network=ecommerce-network, or in <network>.");
        }
        return name;
    }

    List<String> containers() {
        List<String> given = Elements.list("docker.container", givenContainers);
        return given.isEmpty() ? Elements.list("containers", containers) : given;
    }
}
