package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks for tests, of which only what matters is said. */
final class Networks {
    private final String name;
    private final Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
    private final List<Pool> pools = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private String driver;
    private String scope;
    private String configFrom;
    private Ipam ipam;

    private Networks(String name) {
        this.name = name;
    }

    static Networks named(String name) {
        return new Networks(name);
    }

    static Pool pool(String subnet, String gateway) {
        return pool(subnet, null, gateway, Map.of());
    }

    static Pool pool(String subnet, String ipRange, String gateway, Map<String, String> auxAddresses) {
        return new Pool(subnet, Optional.ofNullable(ipRange), Optional.ofNullable(gateway), auxAddresses);
    }

    Networks driver(String driver) {
        this.driver = driver;
        return this;
    }

    Networks scope(String scope) {
        this.scope = scope;
        return this;
    }

    Networks configFrom(String network) {
        this.configFrom = network;
        return this;
    }

    Networks set(Switch property, boolean on) {
        switches.put(property, on);
        return this;
    }

    Networks subnet(String subnet) {
        return with(pool(subnet, null));
    }

    Networks with(Pool pool) {
        pools.add(pool);
        return this;
    }

    Networks ipam(Ipam ipam) {
        this.ipam = ipam;
        return this;
    }

    Networks option(String key, String value) {
        options.put(key, value);
        return this;
    }

    Networks label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    NetworkSpec spec() {
        return new NetworkSpec(
                name,
                Optional.ofNullable(driver),
                Optional.ofNullable(scope),
                Optional.ofNullable(configFrom),
                switches,
                ipam == null ? new Ipam(Optional.empty(), Map.of(), pools) : ipam,
                options,
                labels);
    }

    NetworkRequest request() {
        return new NetworkRequest(spec());
    }

    EngineNetwork existing(EngineNetwork.Endpoint... endpoints) {
        return new EngineNetwork("0123456789abcdef", spec(), Instant.EPOCH, false, List.of(endpoints));
    }
}
