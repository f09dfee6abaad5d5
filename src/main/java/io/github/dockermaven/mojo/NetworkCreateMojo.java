package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.project.ProjectOwner;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

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
public class NetworkCreateMojo extends AbstractNetworkMojo {
    private final NetworkCreator creator;

    /**
     * The networks. Only the name is required.
     * <pre>
     * &lt;networks&gt;
     *   &lt;network&gt;
     *     &lt;name&gt;ecommerce-network&lt;/name&gt;
     *     &lt;driver&gt;bridge&lt;/driver&gt;
     *     &lt;subnet&gt;172.28.0.0/16&lt;/subnet&gt;
     *     &lt;gateway&gt;172.28.0.1&lt;/gateway&gt;
     *   &lt;/network&gt;
     * &lt;/networks&gt;</pre>
     * Its elements:
     * <ul>
     * <li><code>driver</code>: <code>bridge</code> (the default), <code>overlay</code>, <code>macvlan</code>,
     * <code>ipvlan</code> or a plugin's
     * <li><code>subnet</code>: its addresses in CIDR form, several with commas between; <code>ipRange</code>: the part of
     * a subnet that containers get theirs from; <code>gateway</code>: an address of a subnet;
     * <code>auxAddresses</code>: addresses that no container gets, by the names of what has them. Each belongs to the
     * subnet that has it. The engine chooses what is not given
     * <li><code>ipv6</code>: whether containers get addresses of IPv6; a subnet of IPv6 switches it on
     * <li><code>internal</code>: whether there is no way out of it
     * <li><code>attachable</code>: whether an overlay network takes containers that belong to no service
     * <li><code>ingress</code>: whether an overlay network has the published ports of services
     * <li><code>scope</code>: <code>local</code>, <code>swarm</code> or <code>global</code>; the driver's by default
     * <li><code>configOnly</code>: whether it only has the configuration that others take by <code>configFrom</code>, its
     * name
     * <li><code>options</code>: for the driver, such as <code>com.docker.network.driver.mtu</code> or
     * <code>parent</code>; <code>labels</code>
     * <li><code>ipam</code>: how addresses are given out, with <code>driver</code> and <code>options</code>; and, instead
     * of the elements for addresses above, a <code>config</code> for each subnet:
     * </ul>
     * <pre>
     * &lt;ipam&gt;
     *   &lt;config&gt;&lt;subnet&gt;172.28.0.0/16&lt;/subnet&gt;&lt;ipRange&gt;172.28.5.0/24&lt;/ipRange&gt;&lt;/config&gt;
     *   &lt;config&gt;&lt;subnet&gt;fd00:28::/64&lt;/subnet&gt;&lt;gateway&gt;fd00:28::1&lt;/gateway&gt;&lt;/config&gt;
     * &lt;/ipam&gt;</pre>
     *
     * @since 1.0.0
     */
    @Parameter
    private PlexusConfiguration networks;

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
            creator.create(
                    requests,
                    ProjectOwner.of(session().getCurrentProject(), session()).keptLabels(),
                    engine(),
                    progress());
        }
    }

    private List<NetworkRequest> requests() {
        Optional<String> name = configuration().text("givenName");
        if (name.isPresent()) {
            return List.of(NetworkElement.of(name.get(), configuration()));
        }
        NetworkElement.firstOfCommandLine(configuration()).ifPresent(property -> {
            throw new DockerFailureException(
                    "-D" + property + " says how a network is, but not which. Add -Ddocker.network=ecommerce-network"
                            + (configuration().element("networks").isPresent()
                                    ? ", or change that of <networks>, which is not changed by it."
                                    : ", or configure <networks>."));
        });
        return ConfiguredNetworks.require("create", this);
    }
}
