package io.github.dockermaven.network;

import static io.github.dockermaven.network.Networks.named;
import static io.github.dockermaven.network.Networks.pool;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {
    private static final EngineNetwork.Endpoint ORDERS =
            new EngineNetwork.Endpoint("1", "orders", "172.28.0.20/16", "fd00:28::20/64", "");
    private static final EngineNetwork SHOP = named("shop")
            .driver("bridge")
            .with(pool("172.28.0.0/16", null, "172.28.0.9", Map.of("router", "172.28.0.2")))
            .subnet("fd00:28::/64")
            .existing(ORDERS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "172.28.0.20 | that of container orders",
                "172.28.0.9 | that of the network's gateway",
                "172.28.0.2 | reserved for router by auxAddresses",
                "172.28.0.0 | that of the subnet 172.28.0.0/16 itself",
                "172.28.255.255 | the broadcast address of the subnet 172.28.0.0/16",
                "fd00:28:0::0020 | that of container orders",
                "fd00:28::1 | that of the network's gateway",
                "fd00:28:: | that of the subnet fd00:28::/64 itself"
            })
    void namesWhatHasAnAddress(String address, String owner) {
        assertThatThrownBy(() -> check(SHOP).check("ip", address, Set.of("2")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Network 'shop': ip " + address + " is in use: it is " + owner
                        + ". Choose another, or leave it to the engine.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.28.0.1", "172.28.0.21", "fd00:28::21"})
    void letsAFreeAddressPass(String address) {
        check(SHOP).check("ip", address, Set.of());
    }

    @Test
    void letsAContainerHaveItsOwnAddress() {
        check(SHOP).check("ip", "172.28.0.20", Set.of("1"));
    }

    @Test
    void knowsTheGatewayThatAnEngineChoosesInARange() {
        EngineNetwork network = named("shop")
                .driver("bridge")
                .with(pool("172.28.0.0/16", "172.28.5.0/24", null, Map.of()))
                .existing();
        assertThatThrownBy(() -> check(network).check("ip", "172.28.5.0", Set.of()))
                .hasMessageContaining("it is that of the network's gateway.");
        check(network).check("ip", "172.28.0.1", Set.of());
    }

    @ParameterizedTest
    @CsvSource({"172.28.0.0/31, 172.28.0.0", "172.28.0.0/31, 172.28.0.1", "fd00::/127, fd00::1"})
    void letsBothAddressesOfASubnetOfTwoPass(String subnet, String address) {
        EngineNetwork network =
                named("shop").driver("macvlan").with(pool(subnet, null)).existing();
        check(network).check("ip", address, Set.of());
    }

    @Test
    void wantsAnAddressOfASubnet() {
        assertThatThrownBy(() -> check(SHOP).check("ip", "10.0.0.1", Set.of()))
                .hasMessage(
                        "Network 'shop': ip 10.0.0.1 is in none of its subnets (172.28.0.0/16, fd00:28::/64). Choose"
                                + " an address of one of them, or leave it to the engine.");
    }

    @Test
    void leavesToAnotherDriverWhichAddressesItGives() {
        Ipam ipam = new Ipam(Optional.of("null"), Map.of(), List.of(pool("0.0.0.0/0", null)));
        EngineNetwork lan = new EngineNetwork("1", named("lan").ipam(ipam).spec(), Instant.EPOCH, false, List.of());
        check(lan).check("ip", "10.0.0.255", Set.of());
    }

    @Test
    void keepsNoAddressForTheGatewayThatAnIsolatedBridgeHasNot() {
        String mode = "com.docker.network.bridge.gateway_mode_ipv";
        EngineNetwork network = named("shop")
                .driver("bridge")
                .subnet("172.28.0.0/16")
                .subnet("fd00:28::/64")
                .option(mode + "4", "isolated")
                .option(mode + "6", "routed")
                .existing();

        check(network).check("ip", "172.28.0.1", Set.of());
        assertThatThrownBy(() -> check(network).check("ip6", "fd00:28::1", Set.of()))
                .hasMessageContaining("it is that of the network's gateway.");
    }

    @Test
    void beginsItsErrorWithItsSubject() {
        assertThatThrownBy(() ->
                        new AddressCheck("Container 'users' in network 'shop'", SHOP).check("ip", "10.0.0.1", Set.of()))
                .hasMessage("Container 'users' in network 'shop': ip 10.0.0.1 is in none of its subnets (172.28.0.0/16,"
                        + " fd00:28::/64). Choose an address of one of them, or leave it to the engine.");
    }

    private static AddressCheck check(EngineNetwork network) {
        return new AddressCheck("Network '" + network.name() + "'", network);
    }
}
