package io.github.dockermaven.compose.system;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks of a compose file that are made for its services. */
record ComposeNetworks(ServiceNames names, ComposeLabels labels) {
    private static final Map<String, Switch> SWITCHES =
            Map.of("enable_ipv6", Switch.IPV6, "internal", Switch.INTERNAL, "attachable", Switch.ATTACHABLE);

    /** Returns those that services are in, and that are not external. */
    List<NetworkRequest> of(ComposeValue top) {
        Set<String> used = names.services().values().stream()
                .flatMap(service -> service.entries("networks").keySet().stream())
                .collect(Collectors.toSet());
        return top.entries("networks").values().stream()
                .filter(network -> used.contains(network.name()))
                .filter(network -> network.isNull() || !network.isTrue("external"))
                .map(this::request)
                .toList();
    }

    private NetworkRequest request(ComposeValue network) {
        String name = names.network(network.name());
        NetworkSpec spec = network.isNull() ? NetworkSpec.named(name) : spec(network, name);
        try {
            return new NetworkRequest(spec.withLabels(labels.network(network)));
        } catch (DockerFailureException e) {
            throw network.error(e.getMessage());
        }
    }

    private static NetworkSpec spec(ComposeValue network, String name) {
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        SWITCHES.forEach((key, property) -> network.flag(key).ifPresent(on -> switches.put(property, on)));
        return new NetworkSpec(
                name,
                network.text("driver"),
                Optional.empty(),
                Optional.empty(),
                switches,
                network.get("ipam").map(ComposeNetworks::ipam).orElse(Ipam.DEFAULT),
                network.map("driver_opts"),
                Map.of());
    }

    private static Ipam ipam(ComposeValue ipam) {
        return new Ipam(
                ipam.text("driver"),
                ipam.map("options"),
                ipam.items("config").stream()
                        .filter(pool -> pool.get("subnet").isPresent())
                        .map(pool -> new Pool(
                                pool.text("subnet").orElseThrow(),
                                pool.text("ip_range"),
                                pool.text("gateway"),
                                pool.map("aux_addresses")))
                        .toList());
    }
}
