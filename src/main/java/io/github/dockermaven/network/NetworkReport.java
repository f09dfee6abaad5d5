package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of a network. Its components are the fields of the JSON for programs, so their names must not change.
 *
 * @param ours whether this plugin created it
 * @param containers its running containers; {@code null} if the network is only listed
 */
public record NetworkReport(
        String name,
        String id,
        String driver,
        String scope,
        boolean ipv6,
        boolean internal,
        boolean attachable,
        boolean ingress,
        boolean configOnly,
        String configFrom,
        List<Addresses> subnets,
        Map<String, String> options,
        Map<String, String> labels,
        boolean ours,
        List<Member> containers) {
    private static final int SHORT_ID = 12;

    /**
     * A range of addresses.
     *
     * @param ipRange {@code null} if it has none, as the gateway
     */
    public record Addresses(String subnet, String ipRange, String gateway, Map<String, String> auxAddresses) {
        private static Addresses of(Pool pool) {
            return new Addresses(
                    pool.subnet(), pool.ipRange().orElse(null), pool.gateway().orElse(null), pool.auxAddresses());
        }

        private String describe() {
            return subnet
                    + (ipRange == null ? "" : ", ipRange " + ipRange)
                    + (gateway == null ? "" : ", gateway " + gateway)
                    + auxAddresses.entrySet().stream()
                            .map(aux -> ", auxAddress " + aux.getKey() + "=" + aux.getValue())
                            .collect(Collectors.joining());
        }
    }

    /**
     * A container in the network.
     *
     * @param ipv4 with the subnet's prefix length; {@code null} if it has none, as the other addresses
     */
    public record Member(String name, String id, String ipv4, String ipv6, String mac) {
        private static Member of(EngineNetwork.Endpoint endpoint) {
            return new Member(
                    endpoint.name(),
                    endpoint.container(),
                    unlessEmpty(endpoint.ipv4()),
                    unlessEmpty(endpoint.ipv6()),
                    unlessEmpty(endpoint.mac()));
        }

        private static String unlessEmpty(String text) {
            return text.isEmpty() ? null : text;
        }

        private List<String> cells() {
            return Stream.of(name, shortened(id), ipv4, ipv6, mac)
                    .map(cell -> cell == null ? "" : cell)
                    .toList();
        }
    }

    static NetworkReport listed(EngineNetwork network) {
        return of(network, null);
    }

    static NetworkReport inspected(EngineNetwork network) {
        return of(network, network.endpoints().stream().map(Member::of).toList());
    }

    private static NetworkReport of(EngineNetwork network, List<Member> containers) {
        NetworkSpec spec = network.spec();
        return new NetworkReport(
                spec.name(),
                network.id(),
                spec.driver().orElse(null),
                spec.scope().orElse(null),
                spec.has(Switch.IPV6),
                spec.has(Switch.INTERNAL),
                spec.has(Switch.ATTACHABLE),
                spec.has(Switch.INGRESS),
                spec.has(Switch.CONFIG_ONLY),
                spec.configFrom().orElse(null),
                spec.ipam().pools().stream().map(Addresses::of).toList(),
                spec.options(),
                spec.labels(),
                network.ours(),
                containers);
    }

    /** Returns a table of networks. */
    public static List<String> table(List<NetworkReport> networks) {
        return Table.of(
                        List.of("NAME", "NETWORK ID", "DRIVER", "SCOPE", "SUBNETS", "OURS"),
                        networks,
                        network -> List.of(
                                network.name,
                                shortened(network.id),
                                String.valueOf(network.driver),
                                String.valueOf(network.scope),
                                network.subnets.stream().map(Addresses::subnet).collect(Collectors.joining(", ")),
                                network.ours ? "yes" : ""))
                .lines();
    }

    /** Returns all properties of this network, for a person. */
    public List<String> lines() {
        List<Table.Property> properties = new ArrayList<>();
        properties.add(new Table.Property("Network", name + (ours ? " (created by this plugin)" : "")));
        properties.add(new Table.Property("ID", id));
        properties.add(new Table.Property("Driver", driver + ", scope " + scope));
        subnets.forEach(pool -> properties.add(new Table.Property("Subnet", pool.describe())));
        String switches =
                Stream.of(Switch.values()).filter(this::has).map(Switch::word).collect(Collectors.joining(", "));
        addIfGiven(properties, "Is", switches);
        addIfGiven(properties, "Config from", configFrom);
        options.forEach((key, value) -> properties.add(new Table.Property("Option", key + "=" + value)));
        labels.forEach((key, value) -> properties.add(new Table.Property("Label", key + "=" + value)));
        List<String> lines = new ArrayList<>(Table.properties(properties));
        if (containers.isEmpty()) {
            lines.add("No container runs in it.");
        } else {
            lines.addAll(
                    Table.of(List.of("CONTAINER", "CONTAINER ID", "IPV4", "IPV6", "MAC"), containers, Member::cells)
                            .lines());
        }
        return lines;
    }

    private boolean has(Switch property) {
        return switch (property) {
            case IPV6 -> ipv6;
            case INTERNAL -> internal;
            case ATTACHABLE -> attachable;
            case INGRESS -> ingress;
            case CONFIG_ONLY -> configOnly;
        };
    }

    private static void addIfGiven(List<Table.Property> properties, String name, String value) {
        if (value != null && !value.isEmpty()) {
            properties.add(new Table.Property(name, value));
        }
    }

    /**
     * Returns a short description for a message: {@code driver bridge, subnet 172.28.0.0/16, gateway 172.28.0.1,
     * internal}.
     */
    static String summary(NetworkSpec network) {
        Stream<String> pools = network.ipam().pools().stream()
                .map(pool -> "subnet " + Addresses.of(pool).describe());
        Stream<String> switches =
                Stream.of(Switch.values()).filter(network::has).map(Switch::word);
        return Stream.of(Stream.of("driver " + network.driver().orElse("unknown")), pools, switches)
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
