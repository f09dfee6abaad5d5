package io.github.dockermaven.mojo;

import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** What the goals have that change the networks of a project: which they are. */
abstract class AbstractConfiguredNetworksMojo extends AbstractNetworkMojo {
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
     * The networks of {@code <networks>}. That there is none is an error for a goal of the command line.
     *
     * @param purpose what the goal does with them
     */
    List<NetworkRequest> configuredNetworks(String purpose) {
        List<NetworkRequest> configured = NetworkElement.all(configuration());
        if (configured.isEmpty()) {
            if (mojoExecution().getSource() == MojoExecution.Source.CLI) {
                throw new DockerFailureException("No network to " + purpose
                        + ". Configure <networks>, or give its name with -Ddocker.network=ecommerce-network.");
            }
            progress().action("No network to " + purpose + ": none is configured in <networks>.");
        }
        return configured;
    }
}
