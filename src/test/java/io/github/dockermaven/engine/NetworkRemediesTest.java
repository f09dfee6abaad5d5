package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of the engines 20.10 and 28.5. */
class NetworkRemediesTest {
    private static String of(String driver, Map<String, String> options, String words) {
        NetworkSpec network = new NetworkSpec(
                "shop",
                Optional.of(driver),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                NetworkSpec.Ipam.DEFAULT,
                options,
                Map.of());
        return NetworkRemedies.of(network, words, () -> List.of("bridge", "macvlan", "overlay"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brigde | plugin \"brigde\" not found | The engine has the drivers bridge, macvlan, overlay. Did you mean"
                        + " 'bridge'?",
                "weave | plugin \"weave\" not found | The engine has the drivers bridge, macvlan, overlay. Choose one of"
                        + " them, or install the plugin.",
                "macvlan | operation not supported | The engine's kernel cannot create an interface for it. Name an"
                        + " interface of the engine's machine as the option 'parent'.",
                "bridge | could not find an available, non-overlapping IPv6 address pool among the defaults to assign to"
                        + " the network | This engine does not choose IPv6 addresses: give the network a subnet of"
                        + " IPv6, for"
                        + " example fd00:28::/64.",
                "bridge | could not find an available, non-overlapping IPv4 address pool among the defaults to assign to"
                        + " the network | Give the network a subnet, or remove unused networks with 'docker"
                        + " network prune'.",
                "bridge | failed to allocate gateway (): No available addresses on this pool | A subnet of /31 or"
                        + " smaller leaves no room for a gateway on this engine. Give the network a larger one, for"
                        + " example"
                        + " 172.28.0.0/24.",
                "bridge | all predefined address pools have been fully subnetted | Give the network a subnet, or"
                        + " remove unused networks with 'docker network prune'.",
            })
    void saysWhatToDo(String driver, String words, String remedy) {
        assertThat(of(driver, Map.of(), words)).isEqualTo(" " + remedy);
    }

    @Test
    void namesTheInterfaceThatIsNotThere() {
        assertThat(of(
                        "macvlan",
                        Map.of("parent", "eth9"),
                        "invalid subinterface vlan name eth9, example formatting is eth0.10"))
                .isEqualTo(
                        " The engine's machine has no interface 'eth9'. Name an existing one as the option 'parent'.");
    }

    @Test
    void saysThatTheKernelLacksTheDriver() {
        assertThat(of("ipvlan", Map.of("parent", "eth0"), "operation not supported"))
                .isEqualTo(" The engine's kernel has no ipvlan. Choose another driver.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user specified IP address is supported only when connecting to networks with user configured subnets"
                        + " | Create the network with a subnet, to choose an address of it.",
                "network-scoped alias is supported only for containers in user defined networks"
                        + " | Create a network for this with 'mvn docker:network-create'.",
                "container cannot be disconnected from host network or connected to host network"
                        + " | A container can join it only at its start: 'docker run --network host'.",
                "container cannot be connected to multiple networks with one of the networks in private (none) mode"
                        + " | Disconnect it from network 'none' first.",
                "Address already in use | Another container, the network's gateway or the network itself has that address:"
                        + " see 'mvn docker:network-inspect -Ddocker.network=shop'. Choose another, or leave it to the"
                        + " engine."
            })
    void saysHowToConnect(String words, String remedy) {
        assertThat(NetworkRemedies.ofConnection("shop", words)).isEqualTo(" " + remedy);
    }

    @Test
    void guessesNothing() {
        assertThat(of("bridge", Map.of(), "the disk is full")).isEmpty();
        assertThat(NetworkRemedies.ofConnection("shop", "the disk is full")).isEmpty();
    }
}
