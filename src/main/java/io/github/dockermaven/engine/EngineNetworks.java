package io.github.dockermaven.engine;

import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of an engine. */
public final class EngineNetworks {
    private final Engine engine;

    /** Who made a network: what is to be removed later is found by it. */
    private static final String OWNER_LABEL = "io.github.dockermaven.owner";

    private static final String OWNER = "docker-maven-plugin";

    public EngineNetworks(Engine engine) {
        this.engine = engine;
    }

    /** Each network of the engine, predefined ones included. */
    public List<EngineNetwork> list() {
        try {
            return engine.client().listNetworksCmd().exec().stream()
                    .map(EngineNetworks::read)
                    .toList();
        } catch (DockerException e) {
            throw EngineErrors.refused("The networks cannot be listed", e);
        }
    }

    /** The network of exactly this name. */
    public Optional<EngineNetwork> find(String name) {
        try {
            return Optional.of(
                    read(engine.client().inspectNetworkCmd().withNetworkId(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (DockerException e) {
            throw EngineErrors.refused("Network " + name + " cannot be inspected", e);
        }
    }

    /**
     * Creates a network with our label.
     *
     * @return whether it was created: {@code false} if one of this name has come into being in the meantime
     */
    public boolean create(EngineNetwork network) {
        List<Network.Ipam.Config> pools = new ArrayList<>();
        for (EngineNetwork.Pool pool : network.pools()) {
            Network.Ipam.Config config = new Network.Ipam.Config().withSubnet(pool.subnet());
            pools.add(pool.gateway() == null ? config : config.withGateway(pool.gateway()));
        }
        try (CreateNetworkCmd create = engine.client().createNetworkCmd()) {
            create.withName(network.name())
                    .withDriver(network.driver())
                    .withCheckDuplicate(true)
                    .withLabels(Map.of(OWNER_LABEL, OWNER));
            if (!pools.isEmpty()) {
                create.withIpam(new Network.Ipam().withConfig(pools));
            }
            if (network.pools().stream().anyMatch(pool -> pool.subnet().indexOf(':') >= 0)) {
                create.withEnableIpv6(true);
            }
            create.exec();
            return true;
        } catch (ConflictException e) {
            return false;
        } catch (DockerException e) {
            throw EngineErrors.refused("Network " + network.name() + " cannot be created", e);
        }
    }

    private static EngineNetwork read(Network network) {
        List<EngineNetwork.Pool> pools = new ArrayList<>();
        if (network.getIpam() != null && network.getIpam().getConfig() != null) {
            network.getIpam()
                    .getConfig()
                    .forEach(pool -> pools.add(new EngineNetwork.Pool(pool.getSubnet(), pool.getGateway())));
        }
        return new EngineNetwork(network.getName(), network.getDriver(), pools);
    }
}
