package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import javax.inject.Inject;
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
@Mojo(
        name = "network-create",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresProject = false,
        threadSafe = true)
public class NetworkCreateMojo extends AbstractConfiguredNetworksMojo {
    private final NetworkCreator creator;

    /**
     * The name of the one network to create, instead of those that are configured. For the command line. Each element of
     * a <code>&lt;network&gt;</code> is a property as well, and each entry of a map:
     * <code>docker.network.driver</code>, <code>docker.network.internal</code>, <code>docker.network.ipam.driver</code>,
     * <code>docker.network.options.parent=eth0</code>, <code>docker.network.labels.team=users</code>,
     * <code>docker.network.auxAddresses.router=172.28.0.2</code>.
     *
     * @since 1.0.0
     */
    @Parameter(property = "docker.network")
    private String givenName;

    @Inject
    NetworkCreateMojo(NetworkCreator creator) {
        this.creator = creator;
    }

    @Override
    void executeGoal() {
        List<NetworkRequest> requests = requests();
        if (!requests.isEmpty()) {
            creator.create(requests, engine(), progress());
        }
    }

    private List<NetworkRequest> requests() {
        String givenName = configuration().text("givenName");
        if (givenName != null) {
            return List.of(NetworkElement.of(givenName, configuration()));
        }
        NetworkElement.firstOfCommandLine(configuration()).ifPresent(property -> {
            throw new DockerFailureException(
                    "-D" + property + " says how a network is, but not which. Add -Ddocker.network=ecommerce-network"
                            + (configuration().element("networks").isPresent()
                                    ? ", or change that of <networks>, which is not changed by it."
                                    : ", or configure <networks>."));
        });
        return configuredNetworks("create");
    }
}
