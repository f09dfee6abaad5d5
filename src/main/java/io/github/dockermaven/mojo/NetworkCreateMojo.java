package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkConfig;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.run.NetworkCreator;
import io.github.dockermaven.run.NetworkRequest;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Creates the networks that the containers share. One that exists as it is asked for is used; one that exists otherwise
 * is an error. Needs no project:
 * <pre>mvn docker:network-create -Ddocker.network=ecommerce-network -Ddocker.network.subnet=172.28.0.0/16 -Ddocker.network.gateway=172.28.0.1</pre>
 *
 * @since 1.0.0
 */
@Mojo(name = "network-create", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class NetworkCreateMojo extends AbstractDockerMojo {
    private final NetworkCreator creator;

    /** How the goal came to run. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    /**
     * Skips this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.skip.network", defaultValue = "false")
    private boolean skipNetwork;

    /**
     * The networks.
     * <pre>
     * &lt;networks&gt;
     *   &lt;network&gt;
     *     &lt;name&gt;ecommerce-network&lt;/name&gt;
     *     &lt;driver&gt;bridge&lt;/driver&gt;
     *     &lt;subnet&gt;172.28.0.0/16&lt;/subnet&gt;
     *     &lt;gateway&gt;172.28.0.1&lt;/gateway&gt;
     *   &lt;/network&gt;
     * &lt;/networks&gt;</pre>
     * Only the name is required.
     *
     * @since 1.0.0
     */
    @Parameter
    private List<NetworkConfig> networks;

    /**
     * The name of the one network to create, instead of those that are configured. For the command line.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private String givenName;

    /**
     * The driver of the network that <code>docker.network</code> names; <code>bridge</code> by default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network.driver")
    private String givenDriver;

    /**
     * The addresses of the network that <code>docker.network</code> names, in CIDR form:
     * <code>172.28.0.0/16</code>. The engine's choice by default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network.subnet")
    private String givenSubnet;

    /**
     * The gateway of the network that <code>docker.network</code> names, an address of its subnet. The engine's choice by
     * default.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network.gateway")
    private String givenGateway;

    @Inject
    NetworkCreateMojo(NetworkCreator creator) {
        this.creator = creator;
    }

    @Override
    boolean skipGoal() {
        return skipNetwork;
    }

    @Override
    void run() {
        List<NetworkRequest> requests = requests();
        if (requests.isEmpty()) {
            getLog().info("No network to create: none is configured in <networks>.");
        } else {
            creator.create(requests, engineSettings(), progress());
        }
    }

    private List<NetworkRequest> requests() {
        if (givenName != null) {
            return List.of(new NetworkRequest(givenName, givenDriver, givenSubnet, givenGateway));
        }
        if (givenDriver != null || givenSubnet != null || givenGateway != null) {
            throw new DockerFailureException(
                    "docker.network.driver, .subnet and .gateway say how one network is, but its"
                            + " name is not given. Add -Ddocker.network=ecommerce-network, or configure <networks>.");
        }
        boolean commandLine = mojoExecution.getSource() == MojoExecution.Source.CLI;
        if (commandLine && (networks == null || networks.isEmpty())) {
            throw new DockerFailureException("No network to create. Configure <networks>, or give its name with"
                    + " -Ddocker.network=ecommerce-network.");
        }
        return networks == null
                ? List.of()
                : networks.stream().map(NetworkConfig::toRequest).toList();
    }
}
