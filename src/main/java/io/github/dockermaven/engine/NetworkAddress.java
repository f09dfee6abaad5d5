package io.github.dockermaven.engine;

import java.util.List;

/**
 * A container's place in a network.
 *
 * @param networkId the network's id; empty if the container has not been in it yet
 * @param ip its address; empty for none, as of a container that does not run
 * @param ip6 its address of IPv6; empty for none
 * @param aliases its further names there; a list of containers has none
 */
public record NetworkAddress(String networkId, String ip, String ip6, List<String> aliases) {
    public NetworkAddress {
        aliases = List.copyOf(aliases);
    }

    /** Returns whether it is in a network. Podman has the network's name in the place of its id. */
    public boolean isOf(String id, String name) {
        return networkId.equals(id) || networkId.equals(name);
    }
}
