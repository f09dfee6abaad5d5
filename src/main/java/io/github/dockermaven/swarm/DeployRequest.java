package io.github.dockermaven.swarm;

import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.network.NetworkRequest;
import java.util.Collection;
import java.util.List;

/**
 * The request to deploy a system.
 *
 * @param plan the containers that become services
 * @param networks those that the project describes
 * @param areNetworksMade whether networks that it does not describe are made
 * @param volumes those that it describes, which nodes make
 */
public record DeployRequest(
        Stack stack,
        SystemPlan plan,
        Collection<NetworkRequest> networks,
        boolean areNetworksMade,
        Collection<VolumeSpec> volumes,
        DeploySettings settings) {
    public DeployRequest {
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
    }
}
