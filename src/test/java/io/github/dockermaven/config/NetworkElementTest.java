package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkElementTest {
    private static List<NetworkSpec> read(String networks) {
        return NetworkElement.all(Pom.goal("<networks>" + networks + "</networks>")).stream()
                .map(NetworkRequest::spec)
                .toList();
    }

    private static NetworkSpec only(String network) {
        return read("<network>" + network + "</network>").get(0);
    }

    private static void refused(String network, String message) {
        assertThatThrownBy(() -> only(network))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    @Nested
    class OfThePom {
        @Test
        void isNoneWithoutTheElement() {
            assertThat(NetworkElement.all(Pom.goal(""))).isEmpty();
            assertThat(read("")).isEmpty();
        }

        @Test
        void hasEachElement() {
            assertThat(only("""
                            <name>shop</name><driver>overlay</driver><scope>swarm</scope>
                            <subnet>172.28.0.0/16</subnet><ipRange>172.28.5.0/24</ipRange><gateway>172.28.0.1</gateway>
                            <auxAddresses><router>172.28.0.2</router></auxAddresses>
                            <ipv6>false</ipv6><internal>true</internal><attachable>true</attachable><ingress>false</ingress>
                            <options><encrypted/><com.docker.network.driver.mtu>1400</com.docker.network.driver.mtu></options>
                            <labels><team>users</team></labels>
                            <ipam><driver>default</driver><options><a>b</a></options></ipam>"""))
                    .isEqualTo(new NetworkSpec(
                            "shop",
                            Optional.of("overlay"),
                            Optional.of("swarm"),
                            Optional.empty(),
                            Map.of(
                                    Switch.IPV6, false,
                                    Switch.INTERNAL, true,
                                    Switch.ATTACHABLE, true,
                                    Switch.INGRESS, false),
                            new Ipam(
                                    Optional.of("default"),
                                    Map.of("a", "b"),
                                    List.of(new Pool(
                                            "172.28.0.0/16",
                                            Optional.of("172.28.5.0/24"),
                                            Optional.of("172.28.0.1"),
                                            Map.of("router", "172.28.0.2")))),
                            Map.of("encrypted", "", "com.docker.network.driver.mtu", "1400"),
                            Map.of("team", "users")));
        }

        @Test
        void hasAConfigForEachSubnet() {
            NetworkSpec network = only("""
                    <name>shop</name>
                    <ipam>
                      <config><subnet>172.28.0.0/16</subnet><gateway>172.28.0.1</gateway></config>
                      <config><subnet>fd00:28::/64</subnet><ipRange>fd00:28::/96</ipRange></config>
                    </ipam>""");

            assertThat(network.ipam().pools())
                    .containsExactly(
                            new Pool("172.28.0.0/16", Optional.empty(), Optional.of("172.28.0.1"), Map.of()),
                            new Pool("fd00:28::/64", Optional.of("fd00:28::/96"), Optional.empty(), Map.of()));
            assertThat(network.has(Switch.IPV6)).isTrue();
        }

        @Test
        void takesAConfigurationOfAnother() {
            List<NetworkSpec> networks = read("""
                    <network><name>base</name><configOnly>true</configOnly><subnet>172.28.0.0/16</subnet></network>
                    <network><name>shop</name><configFrom>base</configFrom></network>""");

            assertThat(networks.get(0).has(Switch.CONFIG_ONLY)).isTrue();
            assertThat(networks.get(1).configFrom()).contains("base");
        }

        @Test
        void refusesAConfigWithoutASubnet() {
            refused(
                    "<name>shop</name><ipam><config><gateway>172.28.0.1</gateway></config></ipam>",
                    "Network 'shop': a <config> of <ipam> has no <subnet>. Give it one, for example 172.28.0.0/16.");
            refused(
                    "<name>shop</name><ipam><config><subnett>172.28.0.0/16</subnett></config></ipam>",
                    "Network 'shop', <network><ipam><config> has an element <subnett> that is not known. Did you mean"
                            + " <subnet>?");
        }

        @Test
        void refusesSubnetsInBothWays() {
            refused(
                    "<name>shop</name><subnet>10.1.0.0/24</subnet>"
                            + "<ipam><config><subnet>10.2.0.0/24</subnet></config></ipam>",
                    "Network 'shop': it has both <subnet> and <ipam><config>. Put all subnets into <config> elements of"
                            + " their own.");
        }

        @Test
        void refusesAnElementThatIsNotKnown() {
            refused(
                    "<name>shop</name><subnets>10.1.0.0/24</subnets>",
                    "Network 'shop', <network> has an element <subnets> that is not known. Did you mean <subnet>?");
            refused(
                    "<name>shop</name><ipam><config><subnet>10.1.0.0/24</subnet><iprnage>10.1.0.0/25</iprnage></config></ipam>",
                    "Network 'shop', <network><ipam><config> has an element <iprnage> that is not known. Did you mean"
                            + " <ipRange>?");
        }

        @Test
        void refusesWhatIsNoNetwork() {
            assertThatThrownBy(() -> read("<netwrok><name>shop</name></netwrok>"))
                    .hasMessage("<networks> has an element <netwrok> that is not known. Did you mean <network>?");
        }

        @Test
        void refusesASwitchThatIsNeitherOnNorOff() {
            refused(
                    "<name>shop</name><internal>yes</internal>",
                    "Network 'shop', <network><internal>: 'yes' is neither true nor false. Write one of them.");
        }

        @Test
        void refusesANetworkWithoutAName() {
            assertThatThrownBy(() -> only("<driver>bridge</driver>"))
                    .hasMessage("<networks><network> has no <name>. Give each network one:"
                            + " <network><name>ecommerce-network</name></network>.");
        }
    }

    @Nested
    class OfProperties {
        @Test
        void isWhatTheElementsAre() {
            assertThat(NetworkElement.of(
                                    "shop",
                                    Map.of(
                                            "subnet", "172.28.0.0/16,fd00:28::/64",
                                            "gateway", "fd00:28::1",
                                            "auxAddresses.router", "172.28.0.2",
                                            "internal", "true",
                                            "options.com.docker.network.driver.mtu", "1400",
                                            "labels.org.example/team", "users",
                                            "ipam.driver", "default",
                                            "ipam.options.a.b", "c"),
                                    Pom::fill)
                            .spec())
                    .isEqualTo(new NetworkSpec(
                            "shop",
                            Optional.of("bridge"),
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(Switch.IPV6, true, Switch.INTERNAL, true),
                            new Ipam(
                                    Optional.of("default"),
                                    Map.of("a.b", "c"),
                                    List.of(
                                            new Pool(
                                                    "172.28.0.0/16",
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    Map.of("router", "172.28.0.2")),
                                            new Pool(
                                                    "fd00:28::/64",
                                                    Optional.empty(),
                                                    Optional.of("fd00:28::1"),
                                                    Map.of()))),
                            Map.of("com.docker.network.driver.mtu", "1400"),
                            Map.of("org.example/team", "users")));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "iprange | Did you mean docker.network.ipRange?",
                    "option.parent | Did you mean docker.network.options.NAME?",
                    "subnet.one | Did you mean docker.network.subnet?",
                    "ipam.drivers | Did you mean docker.network.ipam.driver?",
                    "color | After docker.network. there can be attachable, auxAddresses.NAME, configFrom, configOnly,"
                            + " driver, gateway, ingress, internal, ipRange, ipam.driver, ipam.options.NAME, ipv6,"
                            + " labels.NAME, options.NAME, scope, subnet.",
                    "options | Did you mean docker.network.options.NAME?",
                })
        void refusesOneThatIsNotKnown(String property, String advice) {
            assertThatThrownBy(() -> NetworkElement.of("shop", Map.of(property, "x"), Pom::fill))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith("Property docker.network." + property + " is not known. ")
                    .hasMessageEndingWith(advice);
        }
    }
}
