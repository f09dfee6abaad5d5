package io.github.dockermaven.network;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The properties in which an existing network differs from the requested one. A property that is not requested never
 * differs.
 */
final class NetworkDifference {
    /** What the names of the labels begin with by which {@code docker compose} knows its own networks. */
    private static final String OF_COMPOSE = "com.docker.compose.";

    private final List<String> existing = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private NetworkDifference() {}

    static NetworkDifference of(NetworkSpec asked, NetworkSpec existing) {
        NetworkDifference difference = new NetworkDifference();
        difference.compare("driver ", asked.driver(), existing.driver());
        difference.compare("scope ", asked.scope(), existing.scope());
        difference.compare("configFrom ", asked.configFrom(), existing.configFrom());
        asked.switches()
                .forEach((property, on) -> difference.compare(
                        property.word() + "=",
                        Optional.of(on.toString()),
                        Optional.of(String.valueOf(existing.has(property)))));
        difference.compareSubnets(asked.ipam().pools(), existing.ipam().pools());
        difference.compare(
                "ipam driver ", asked.ipam().driver(), existing.ipam().driver());
        difference.compare(
                "ipam option ", asked.ipam().options(), existing.ipam().options());
        difference.compare("option ", asked.options(), existing.options());
        difference.compare("label ", labels(asked, existing), existing.labels());
        return difference;
    }

    /** A network that somebody has made by hand serves a compose project as well: it is not another one's. */
    private static Map<String, String> labels(NetworkSpec asked, NetworkSpec existing) {
        Map<String, String> labels = new LinkedHashMap<>(asked.labels());
        if (existing.labels().keySet().stream().noneMatch(label -> label.startsWith(OF_COMPOSE))) {
            labels.keySet().removeIf(label -> label.startsWith(OF_COMPOSE));
        }
        return labels;
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    /** Returns the existing properties: {@code internal=false, no option parent}. */
    String existing() {
        return PrintableText.line(String.join(", ", existing));
    }

    /** Returns the requested values of the same properties. */
    String asked() {
        return String.join(", ", asked);
    }

    private void compare(String what, Optional<String> wanted, Optional<String> there) {
        compareAs(text -> text, what, wanted, there);
    }

    private void compare(String what, Map<String, String> wanted, Map<String, String> there) {
        wanted.forEach((key, value) -> {
            if (!value.equals(there.get(key))) {
                asked.add(what + key + "=" + value);
                existing.add(there.containsKey(key) ? what + key + "=" + there.get(key) : "no " + what + key);
            }
        });
    }

    /** Compares subnets. If none is requested for an address family, the existing ones are the engine's choice. */
    private void compareSubnets(List<Pool> wanted, List<Pool> there) {
        Map<Subnet, Pool> wantedBySubnet = bySubnet(wanted);
        Map<Subnet, Pool> thereBySubnet = bySubnet(there);
        thereBySubnet.keySet().removeIf(subnet -> wantedBySubnet.keySet().stream()
                .noneMatch(any -> any.isIpv6() == subnet.isIpv6()));
        if (wantedBySubnet.keySet().equals(thereBySubnet.keySet())) {
            wantedBySubnet.forEach((subnet, pool) -> compareRange(pool, thereBySubnet.get(subnet)));
        } else {
            asked.add(subnets(wantedBySubnet));
            existing.add(thereBySubnet.isEmpty() ? "no such subnet" : subnets(thereBySubnet));
        }
    }

    private static Map<Subnet, Pool> bySubnet(List<Pool> pools) {
        Map<Subnet, Pool> bySubnet = new LinkedHashMap<>();
        pools.forEach(pool -> Subnet.ofEngine(pool.subnet()).ifPresent(subnet -> bySubnet.put(subnet, pool)));
        return bySubnet;
    }

    private static String subnets(Map<Subnet, Pool> bySubnet) {
        return bySubnet.values().stream().map(pool -> "subnet " + pool.subnet()).collect(Collectors.joining(", "));
    }

    private void compareRange(Pool wanted, Pool there) {
        compareAs(Subnet::ofEngine, "ipRange ", wanted.ipRange(), there.ipRange());
        // podman and old engines give a gateway as address/prefix.
        compareAs(Subnet::addressOfEngine, "gateway ", wanted.gateway(), there.gateway());
        wanted.auxAddresses()
                .forEach((host, ip) -> compareAs(
                        Subnet::addressOfEngine,
                        "auxAddress " + host + "=",
                        Optional.of(ip),
                        Optional.ofNullable(there.auxAddresses().get(host))));
    }

    /** Compares the meaning of texts: addresses can be written in several ways. */
    private void compareAs(
            Function<String, Object> meaning, String what, Optional<String> wanted, Optional<String> there) {
        wanted.filter(text -> !there.map(meaning).equals(Optional.of(meaning.apply(text))))
                .ifPresent(text -> {
                    asked.add(what + text);
                    existing.add(there.map(value -> what + value).orElse("no " + what.replaceFirst("[ =]$", "")));
                });
    }
}
