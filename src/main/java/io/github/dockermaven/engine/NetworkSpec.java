package io.github.dockermaven.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The properties of a network: of one that exists, or of one that is wanted, where {@code null}, an empty list or a key
 * that a map lacks leave the choice to the engine.
 *
 * @param name its name in the engine
 * @param driver {@code bridge}, {@code overlay}, {@code macvlan}, …
 * @param scope {@code local}, {@code swarm} or {@code global}
 * @param configFrom the network whose addresses, options and labels it takes
 * @param switches what is on or off
 * @param ipam where its containers get their addresses
 * @param options for its driver
 */
public record NetworkSpec(
        String name,
        String driver,
        String scope,
        String configFrom,
        Map<Switch, Boolean> switches,
        Ipam ipam,
        Map<String, String> options,
        Map<String, String> labels) {

    public NetworkSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ipam, "ipam");
        // Not Map.copyOf, which has no order.
        Map<Switch, Boolean> ordered = new EnumMap<>(Switch.class);
        ordered.putAll(switches);
        switches = Collections.unmodifiableMap(ordered);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Whether it is known to be on. */
    public boolean has(Switch property) {
        return switches.getOrDefault(property, false);
    }

    /** What a network has or has not. */
    public enum Switch {
        /** Containers get addresses of IPv6. */
        IPV6("ipv6", "EnableIPv6"),
        /** There is no way out of it. */
        INTERNAL("internal", "Internal"),
        /** An overlay network that other containers than those of services may join. */
        ATTACHABLE("attachable", "Attachable"),
        /** The overlay network that has the published ports of services. */
        INGRESS("ingress", "Ingress"),
        /** No network of its own: only what others take by {@code configFrom}. */
        CONFIG_ONLY("configOnly", "ConfigOnly");

        private final String word;
        private final String field;

        Switch(String word, String field) {
            this.word = word;
            this.field = field;
        }

        /** As users write it. */
        public String word() {
            return word;
        }

        /** As the API has it. */
        String field() {
            return field;
        }
    }

    /**
     * How addresses are given out.
     *
     * @param driver {@code default}, or a plugin's name
     * @param options for that driver
     */
    public record Ipam(String driver, Map<String, String> options, List<Pool> pools) {
        public Ipam {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            pools = List.copyOf(pools);
        }

        /** Whether the engine itself gives out the addresses. */
        public boolean isDefault() {
            return driver == null || driver.equals("default");
        }
    }

    /**
     * A range of addresses.
     *
     * @param subnet in CIDR form, {@code 172.28.0.0/16}
     * @param ipRange the part of it that containers get their addresses from, in CIDR form
     * @param gateway an address of it
     * @param auxAddresses addresses that no container gets, by the names of what has them
     */
    public record Pool(String subnet, String ipRange, String gateway, Map<String, String> auxAddresses) {
        public Pool {
            auxAddresses = Collections.unmodifiableMap(new LinkedHashMap<>(auxAddresses));
        }
    }
}
