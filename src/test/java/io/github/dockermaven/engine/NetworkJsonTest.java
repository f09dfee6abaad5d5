package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkJsonTest {
    private static EngineNetwork read(String json) throws JsonProcessingException {
        return NetworkJson.read(new ObjectMapper().readTree(json));
    }

    private static NetworkSpec bridge(Optional<String> configFrom) {
        return new NetworkSpec(
                "shop",
                Optional.of("bridge"),
                Optional.empty(),
                configFrom,
                Map.of(),
                Ipam.DEFAULT,
                Map.of(),
                Map.of());
    }

    @Test
    void saysNothingOfWhatIsNotAskedFor() {
        NetworkSpec network = bridge(Optional.empty());

        assertThat(NetworkJson.write(network))
                .hasToString("{\"Name\":\"shop\",\"CheckDuplicate\":true,\"Driver\":\"bridge\","
                        + "\"Labels\":{\"io.github.dockermaven.owner\":\"docker-maven-plugin\"}}");
    }

    @Test
    void saysAllThatIsAskedFor() {
        NetworkSpec network = new NetworkSpec(
                "shop",
                Optional.of("overlay"),
                Optional.of("swarm"),
                Optional.empty(),
                Map.of(Switch.IPV6, true, Switch.INTERNAL, false),
                new Ipam(
                        Optional.of("default"),
                        Map.of("a", "b"),
                        List.of(
                                new Pool(
                                        "172.28.0.0/16",
                                        Optional.of("172.28.5.0/24"),
                                        Optional.of("172.28.0.1"),
                                        Map.of("router", "172.28.0.2")),
                                new Pool("fd00:28::/64", Optional.empty(), Optional.empty(), Map.of()))),
                Map.of("encrypted", ""),
                Map.of("team", "users"));

        assertThat(NetworkJson.write(network))
                .hasToString("{\"Name\":\"shop\",\"CheckDuplicate\":true,\"Driver\":\"overlay\",\"Scope\":\"swarm\","
                        + "\"EnableIPv6\":true,\"Internal\":false,"
                        + "\"IPAM\":{\"Driver\":\"default\",\"Options\":{\"a\":\"b\"},\"Config\":["
                        + "{\"Subnet\":\"172.28.0.0/16\",\"IPRange\":\"172.28.5.0/24\",\"Gateway\":\"172.28.0.1\","
                        + "\"AuxiliaryAddresses\":{\"router\":\"172.28.0.2\"}},{\"Subnet\":\"fd00:28::/64\"}]},"
                        + "\"Options\":{\"encrypted\":\"\"},\"Labels\":{\"team\":\"users\","
                        + "\"io.github.dockermaven.owner\":\"docker-maven-plugin\"}}");
    }

    /** The engines 20.10 and 28.5 refuse labels of such a network, and give it those of the other. */
    @Test
    void hasNoLabelWithTheConfigurationOfAnother() {
        NetworkSpec network = bridge(Optional.of("base"));

        assertThat(NetworkJson.write(network))
                .hasToString("{\"Name\":\"shop\",\"CheckDuplicate\":true,\"Driver\":\"bridge\","
                        + "\"ConfigFrom\":{\"Network\":\"base\"}}");
    }

    @Test
    void readsANetworkWithAContainer() throws JsonProcessingException {
        EngineNetwork network = read("""
                {"Name": "shop", "Id": "b853eb53", "Scope": "local", "Driver": "bridge", "EnableIPv6": true,
                 "IPAM": {"Driver": "default", "Options": null, "Config": [{"Subnet": "172.28.0.0/16",
                   "IPRange": "172.28.5.0/24", "Gateway": "172.28.0.1", "AuxiliaryAddresses": {"router": "172.28.0.2"}}]},
                 "Internal": true, "Attachable": false, "ConfigFrom": {"Network": ""}, "ConfigOnly": false,
                 "Containers": {"c0ffee": {"Name": "users", "EndpointID": "e", "MacAddress": "02:42:ac:1c:00:03",
                   "IPv4Address": "172.28.0.3/16", "IPv6Address": ""}},
                 "Options": {"mtu": "1400"}, "Labels": {"io.github.dockermaven.owner": "docker-maven-plugin"}}""");

        assertThat(network.ours()).isTrue();
        assertThat(network.endpoints())
                .containsExactly(
                        new EngineNetwork.Endpoint("c0ffee", "users", "172.28.0.3/16", "", "02:42:ac:1c:00:03"));
        assertThat(network.spec())
                .isEqualTo(new NetworkSpec(
                        "shop",
                        Optional.of("bridge"),
                        Optional.of("local"),
                        Optional.empty(),
                        Map.of(
                                Switch.IPV6, true,
                                Switch.INTERNAL, true,
                                Switch.ATTACHABLE, false,
                                Switch.CONFIG_ONLY, false),
                        new Ipam(
                                Optional.of("default"),
                                Map.of(),
                                List.of(new Pool(
                                        "172.28.0.0/16",
                                        Optional.of("172.28.5.0/24"),
                                        Optional.of("172.28.0.1"),
                                        Map.of("router", "172.28.0.2")))),
                        Map.of("mtu", "1400"),
                        Map.of("io.github.dockermaven.owner", "docker-maven-plugin")));
    }

    /** As engine 28.5 has them for its network {@code none}, and podman omits them. */
    @Test
    void readsWhatIsNullOrMissingAsNothing() throws JsonProcessingException {
        EngineNetwork none =
                read("{\"Name\":\"none\",\"Id\":\"1\",\"Driver\":\"null\",\"IPAM\":{\"Driver\":\"default\","
                        + "\"Options\":null,\"Config\":null},\"Options\":null,\"Labels\":null,\"Containers\":null}");

        assertThat(none.ours()).isFalse();
        assertThat(none.endpoints()).isEmpty();
        assertThat(none.spec().ipam().pools()).isEmpty();
        assertThat(read("{\"Name\":\"a\",\"Id\":\"1\",\"Driver\":\"bridge\"}")
                        .spec()
                        .ipam())
                .isEqualTo(Ipam.DEFAULT);
    }
}
