package io.github.dockermaven.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The properties of an existing or a requested network. For a requested one, what is empty or a missing key of a map
 * is the engine's choice.
 *
 * @param name its name in the engine
 * @param driver {@code bridge}, {@code overlay}, {@code macvlan}, …
 * @param scope {@code local}, {@code swarm} or {@code global}
 * @param configFrom the network whose addresses, options and labels it uses
 * @param switches the properties that are on or off
 * @param ipam the management of its containers' addresses
 * @param options for its driver
 */
public record NetworkSpec(
        String name,
        Optional<String> driver,
        Optional<String> scope,
        Optional<String> configFrom,
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

    /** Returns a network of this name, all of whose properties are the engine's choice. */
    public static NetworkSpec named(String name) {
        return new NetworkSpec(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Ipam(Optional.empty(), Map.of(), List.of()),
                Map.of(),
                Map.of());
    }

    /** Returns the same network with further labels. */
    public NetworkSpec withLabels(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.putAll(further);
        return new NetworkSpec(name, driver, scope, configFrom, switches, ipam, options, all);
    }

    /** Returns whether a property is known to be on. */
    public boolean has(Switch property) {
        return switches.getOrDefault(property, false);
    }

    /** The properties that are on or off. */
    public enum Switch {
        /** Containers get addresses of IPv6. */
        IPV6("ipv6", "EnableIPv6"),
        /** The network has no connection with the outside. */
        INTERNAL("internal", "Internal"),
        /** An overlay network that can be joined by other containers than those of services. */
        ATTACHABLE("attachable", "Attachable"),
        /** The overlay network for the published ports of services. */
        INGRESS("ingress", "Ingress"),
        /** A configuration for other networks that use it by {@code configFrom}. */
        CONFIG_ONLY("configOnly", "ConfigOnly");

        private final String word;
        private final String field;

        Switch(String word, String field) {
            this.word = word;
            this.field = field;
        }

        /** Returns the name for users. */
        public String word() {
            return word;
        }

        /** Returns the name in the API. */
        String field() {
            return field;
        }
    }

    /**
     * The management of addresses.
     *
     * @param driver {@code default}, or a plugin's name
     * @param options for that driver
     */
    public record Ipam(Optional<String> driver, Map<String, String> options, List<Pool> pools) {
        /** The engine's own management of addresses of its choice. */
        public static final Ipam DEFAULT = new Ipam(Optional.empty(), Map.of(), List.of());

        public Ipam {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            pools = List.copyOf(pools);
        }

        /** Returns whether the engine itself manages the addresses. */
        public boolean isDefault() {
            return driver.orElse("default").equals("default");
        }
    }

    /**
     * A range of addresses.
     *
     * @param subnet in CIDR form, {@code 172.28.0.0/16}
     * @param ipRange the part of it that containers get their addresses from, in CIDR form
     * @param gateway an address of it
     * @param auxAddresses addresses that are reserved for other hosts, by the hosts' names
     */
    public record Pool(
            String subnet, Optional<String> ipRange, Optional<String> gateway, Map<String, String> auxAddresses) {
        public Pool {
            auxAddresses = Collections.unmodifiableMap(new LinkedHashMap<>(auxAddresses));
        }
    }
}
