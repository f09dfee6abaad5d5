package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.network.NetworkRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks at the top level of a compose file.
 *
 * @param described those that the project describes
 * @param areMade whether others are made, too, with the engine's defaults
 */
record NetworkDefinitions(Collection<NetworkRequest> described, boolean areMade) {
    /** Returns the key of a network, which has another form than its name in the engine may have. */
    static String key(String network) {
        return network.replaceAll("[^a-zA-Z0-9._-]", "_");
    }

    Map<String, Object> of(List<ContainerRequest> containers, Notes notes) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        described.forEach(network -> definitions.put(key(network.name()), definition(network, notes)));
        containers.stream()
                .flatMap(container -> container.spec().networking().endpoints().stream())
                .map(Endpoint::network)
                .forEach(name -> definitions.putIfAbsent(
                        key(name), areMade ? new Keys().put("name", name).toMap() : external(name)));
        return definitions;
    }

    private static Map<String, Object> external(String name) {
        return new Keys().put("name", name).putTrue("external", true).toMap();
    }

    private static Map<String, Object> definition(NetworkRequest network, Notes notes) {
        NetworkSpec spec = network.spec();
        boolean isUnknown = spec.configFrom().isPresent()
                || spec.scope().isPresent()
                || spec.has(Switch.CONFIG_ONLY)
                || spec.has(Switch.INGRESS);
        if (isUnknown) {
            notes.add("Network " + spec.name()
                    + " has configFrom, configOnly, scope or ingress, which compose does not know:"
                    + " the file takes it as one that exists. 'mvn docker:network-create' makes it");
            return external(spec.name());
        }
        return new Keys()
                .put("name", spec.name())
                .put("driver", spec.driver())
                .putAll("driver_opts", spec.options())
                .putTrue("internal", spec.has(Switch.INTERNAL))
                .putTrue("attachable", spec.has(Switch.ATTACHABLE))
                .putTrue("enable_ipv6", spec.has(Switch.IPV6))
                .putAll("ipam", ipam(spec.ipam()).toMap())
                .putAll("labels", ComposeMark.without(spec.labels()))
                .toMap();
    }

    private static Keys ipam(Ipam ipam) {
        return new Keys()
                .put("driver", ipam.driver())
                .putAll(
                        "config",
                        ipam.pools().stream().map(NetworkDefinitions::pool).toList())
                .putAll("options", ipam.options());
    }

    private static Map<String, Object> pool(Pool pool) {
        return new Keys()
                .put("subnet", pool.subnet())
                .put("ip_range", pool.ipRange())
                .put("gateway", pool.gateway())
                .putAll("aux_addresses", pool.auxAddresses())
                .toMap();
    }
}
