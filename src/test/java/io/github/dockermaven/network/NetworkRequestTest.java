package io.github.dockermaven.network;

import static io.github.dockermaven.network.Networks.named;
import static io.github.dockermaven.network.Networks.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRequestTest {
    private static final String SUBNET = "172.28.0.0/16";

    private static void refused(ThrowingCallable request, String message) {
        assertThatThrownBy(request).isInstanceOf(DockerFailureException.class).hasMessage(message);
    }

    private static List<Pool> flat(String subnets, String ipRanges, String gateways, Map<String, String> auxAddresses) {
        return NetworkRequest.pools("shop", split(subnets), split(ipRanges), split(gateways), auxAddresses);
    }

    private static List<String> split(String values) {
        return values.isEmpty() ? List.of() : List.of(values.split(","));
    }

    @Nested
    class Completes {
        @Test
        void theDriver() {
            assertThat(named("shop").request().spec().driver()).contains("bridge");
        }

        @Test
        void ipv6OfASubnet() {
            assertThat(named("shop").subnet("fd00:28::/64").request().spec().has(Switch.IPV6))
                    .isTrue();
            assertThat(named("shop").subnet(SUBNET).request().spec().switches()).isEmpty();
        }

        @Test
        void noDriverForAConfiguration() {
            assertThat(named("shop")
                            .set(Switch.CONFIG_ONLY, true)
                            .request()
                            .spec()
                            .driver())
                    .contains("null");
        }
    }

    @Nested
    class RefusesTheNetwork {
        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "a b", "-a", "é", "a/b"})
        void forANameThatTheEngineWouldRefuse(String name) {
            assertThatThrownBy(() -> NetworkRequest.pools(name, List.of(), List.of(), List.of(), Map.of()))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("Network name '")
                    .hasMessageContaining("For example 'ecommerce-network'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bridge", "host", "none"})
        void withANameOfTheEnginesOwn(String name) {
            refused(
                    () -> named(name).request(),
                    "Network '" + name + "' is one of the engine's own. Choose another name to create a" + " network.");
        }

        @ParameterizedTest
        @CsvSource({"host, host", "none, none", "null, none"})
        void ofADriverThatHasOnlyOne(String driver, String only) {
            refused(
                    () -> named("shop").driver(driver).request(),
                    "Network 'shop': an engine has only one network of driver '" + driver + "', '" + only
                            + "', which always exists. Use that one for containers, or choose another driver.");
        }

        @Test
        void ofAnUnknownScope() {
            refused(
                    () -> named("shop").scope("world").request(),
                    "Network 'shop': scope 'world' is not known. Write local, swarm or global.");
        }

        @Test
        void thatIsIngressOfABridge() {
            refused(
                    () -> named("shop").set(Switch.INGRESS, true).request(),
                    "Network 'shop': only an overlay network can be the ingress, but its driver is 'bridge'. Choose the"
                            + " driver 'overlay', or remove ingress.");
        }

        @Test
        void thatIsAConfigurationAndHasADriver() {
            refused(
                    () -> named("shop")
                            .driver("bridge")
                            .set(Switch.CONFIG_ONLY, true)
                            .request(),
                    "Network 'shop': a configOnly network has no driver, but 'bridge' is given. Give it to the networks"
                            + " that take this one by configFrom.");
        }

        @Test
        void thatHasWhatItTakesFromAnother() {
            String message =
                    "Network 'shop': the values that network 'base' supplies by configFrom (addresses, IPv6, options,"
                            + " labels) are given here, too. Remove one of the two.";
            refused(() -> named("shop").configFrom("base").subnet(SUBNET).request(), message);
            refused(() -> named("shop").configFrom("base").option("mtu", "1400").request(), message);
            refused(
                    () -> named("shop")
                            .configFrom("base")
                            .label("team", "users")
                            .request(),
                    message);
            refused(
                    () -> named("shop")
                            .configFrom("base")
                            .set(Switch.IPV6, true)
                            .request(),
                    message);
        }

        @Test
        void thatHasASubnetOfIpv6ButNoIpv6() {
            refused(
                    () -> named("shop")
                            .subnet("fd00:28::/64")
                            .set(Switch.IPV6, false)
                            .request(),
                    "Network 'shop': it has a subnet of IPv6, but ipv6=false is given. Remove one of the two.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a=b"})
        void withAnOptionOrLabelWithoutAName(String key) {
            String message =
                    " '" + key + "' has a name that is not valid: it is not empty, and has no white space and no '='.";
            refused(() -> named("shop").option(key, "x").request(), "Network 'shop': option" + message);
            refused(() -> named("shop").label(key, "x").request(), "Network 'shop': label" + message);
        }

        @Test
        void thatPretendsToBeOurs() {
            refused(
                    () -> named("shop")
                            .label("io.github.dockermaven.owner", "me")
                            .request(),
                    "Network 'shop': label io.github.dockermaven.owner marks this plugin's own networks."
                            + " Remove it.");
        }
    }

    @Nested
    class RefusesTheBridge {
        private static final String OPTION = "com.docker.network.bridge.name";

        private void refusedWith(String name, String message) {
            refused(
                    () -> named("shop").option(OPTION, name).request(),
                    "Network 'shop': option com.docker.network.bridge.name=" + name + " " + message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abcdefghijklmnopqrstuvwxyz", "0123456789abcdef", "br-ééééééé"})
        void withATooLongName(String name) {
            refusedWith(
                    name,
                    "is too long: the name of an interface has at most 15 characters (of ASCII). Choose a shorter one, or"
                            + " leave it to the engine.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "a/b", "a:1", "a b", "a%d", "%%", "a\n"})
        void withANameThatNoInterfaceHas(String name) {
            refusedWith(
                    name,
                    "is not the name of an interface: it is not empty, '.' or '..', and has no white space and none of"
                            + " '/', ':' and '%'. For example 'br-shop'.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"docker0", "docker_gwbridge", "lo"})
        void ofAnotherNetwork(String name) {
            refusedWith(
                    name,
                    "is the interface of another network, which would be destroyed. Choose another name, for example"
                            + " 'br-shop'.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"br-shop", "0123456789abcde", "shop.1", "..."})
        void butNotWithAnyOther(String name) {
            assertThat(named("shop").option(OPTION, name).request().spec().options())
                    .containsEntry(OPTION, name);
        }
    }

    @Nested
    class RefusesAnAddress {
        private void refusedWith(Pool pool, String message) {
            refused(() -> named("shop").with(pool).request(), "Network 'shop': " + message);
        }

        @Test
        void outsideItsSubnet() {
            refusedWith(
                    pool(SUBNET, "172.29.0.1"),
                    "gateway 172.29.0.1 is outside subnet 172.28.0.0/16. Choose an address of that subnet.");
        }

        @Test
        void thatIsTheSubnetItself() {
            refusedWith(
                    pool(SUBNET, "172.28.0.0"),
                    "gateway 172.28.0.0 is the address of the subnet 172.28.0.0/16 itself. Choose another address of"
                            + " it.");
        }

        @Test
        void thatMeansAll() {
            refusedWith(
                    pool(SUBNET, "172.28.255.255"),
                    "gateway 172.28.255.255 is the broadcast address of subnet 172.28.0.0/16. Choose another address of"
                            + " it.");
        }

        @Test
        void ofTheOtherFamily() {
            refusedWith(
                    pool(SUBNET, "fd00:28::1"),
                    "gateway fd00:28::1 is an address of IPv6, but subnet 172.28.0.0/16 is of IPv4. Choose an address of"
                            + " that subnet.");
        }

        @Test
        void thatIsAHostName() {
            refusedWith(pool(SUBNET, "localhost"), "gateway 'localhost' is not an IP address. For example 172.28.0.1.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"172.29.0.0/24", "172.0.0.0/8", "fd00:28::/64"})
        void ofARangeThatIsNotInItsSubnet(String range) {
            refusedWith(
                    pool(SUBNET, range, null, Map.of()),
                    "ipRange " + range + " is not part of subnet 172.28.0.0/16. Choose a part of it, or the whole.");
        }

        @Test
        void ofARangeThatIsNone() {
            refusedWith(
                    pool(SUBNET, "172.28.5.0", null, Map.of()),
                    "ipRange '172.28.5.0' has no prefix length. Write it in CIDR form, for example 172.28.0.0/16.");
        }

        @Test
        void thatAnotherHostHas() {
            refusedWith(
                    pool(SUBNET, null, "172.28.0.1", Map.of("router", "172.28.0.1")),
                    "auxAddress router has 172.28.0.1, as the gateway has. Choose another address.");
        }

        @Test
        void ofAHostOutsideItsSubnet() {
            refusedWith(
                    pool(SUBNET, null, null, Map.of("router", "10.0.0.1")),
                    "auxAddress router 10.0.0.1 is outside subnet 172.28.0.0/16. Choose an address of that subnet.");
        }
    }

    @Nested
    class RefusesSubnets {
        @Test
        void thatOverlap() {
            refused(
                    () -> named("shop")
                            .driver("ipvlan")
                            .subnet(SUBNET)
                            .subnet("172.28.5.0/24")
                            .request(),
                    "Network 'shop': subnets 172.28.0.0/16 and 172.28.5.0/24 overlap. Choose another for one of them.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "172.28.0.1/32 | is one address only, without room for a gateway. Choose a larger one, for example"
                            + " 172.28.0.0/16.",
                    "fd00:28::1/128 | is one address only, without room for a gateway. Choose a larger one, for example"
                            + " fd00:28::/64.",
                    "0.0.0.0/0 | is all addresses of IPv4. Choose a part of them, for example 172.28.0.0/16.",
                    "::/0 | is all addresses of IPv6. Choose a part of them, for example fd00:28::/64.",
                    "127.0.0.0/8 | has addresses that no container can have: they are reserved for loopback or"
                            + " multicast. Choose"
                            + " another, for example 172.28.0.0/16.",
                    "224.0.0.0/16 | has addresses that no container can have: they are reserved for loopback or"
                            + " multicast."
                            + " Choose another, for example 172.28.0.0/16.",
                    "ff02::/64 | has addresses that no container can have: they are reserved for loopback or"
                            + " multicast. Choose"
                            + " another, for example fd00:28::/64.",
                    "::/64 | has addresses that no container can have: they are reserved for loopback or multicast."
                            + " Choose"
                            + " another, for example fd00:28::/64."
                })
        void inWhichNoContainerCanBe(String subnet, String message) {
            refused(
                    () -> named("shop").driver("macvlan").subnet(subnet).request(),
                    "Network 'shop': subnet " + subnet + " " + message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"172.28.0.0/31", "172.28.0.0/30", "fd00:28::/127", "10.0.0.0/8"})
        void butNotAnyThatAnEngineMayTake(String subnet) {
            assertThat(named("shop").subnet(subnet).request().subnets()).hasSize(1);
        }

        @Test
        void ofOneFamilyForABridge() {
            refused(
                    () -> named("shop").subnet(SUBNET).subnet("10.1.0.0/24").request(),
                    "Network 'shop': a bridge has one subnet of IPv4, but 172.28.0.0/16, 10.1.0.0/24 are given."
                            + " Create a network for each, or choose another driver.");
            refused(
                    () -> named("shop")
                            .subnet("fd00:1::/64")
                            .subnet("fd00:2::/64")
                            .request(),
                    "Network 'shop': a bridge has one subnet of IPv6, but fd00:1::/64, fd00:2::/64 are given."
                            + " Create a network for each, or choose another driver.");
        }

        @Test
        void butNotOfBothFamilies() {
            assertThat(named("shop")
                            .subnet(SUBNET)
                            .subnet("fd00:1::/64")
                            .request()
                            .subnets())
                    .hasSize(2);
        }
    }

    @Nested
    class PutsToItsSubnet {
        @Test
        void whatIsGivenForOne() {
            assertThat(flat(SUBNET, "172.28.5.0/24", "172.28.0.1", Map.of("router", "172.28.0.2")))
                    .containsExactly(pool(SUBNET, "172.28.5.0/24", "172.28.0.1", Map.of("router", "172.28.0.2")));
        }

        @Test
        void whatIsGivenForSeveral() {
            assertThat(flat(
                            SUBNET + ",fd00:28::/64",
                            "172.28.5.0/24",
                            "fd00:28::1,172.28.0.1",
                            Map.of("router", "fd00:28::2")))
                    .containsExactly(
                            pool(SUBNET, "172.28.5.0/24", "172.28.0.1", Map.of()),
                            pool("fd00:28::/64", null, "fd00:28::1", Map.of("router", "fd00:28::2")));
        }

        @Test
        void notWhatIsInNone() {
            refused(
                    () -> flat(SUBNET + ",fd00:28::/64", "", "10.0.0.1", Map.of()),
                    "Network 'shop': gateway 10.0.0.1 is in none of the subnets 172.28.0.0/16, fd00:28::/64. Choose one"
                            + " of theirs.");
        }

        @Test
        void notTheSecondOfAKind() {
            refused(
                    () -> flat(SUBNET, "", "172.28.0.1,172.28.0.2", Map.of()),
                    "Network 'shop': subnet 172.28.0.0/16 has two of gateway, 172.28.0.1 and 172.28.0.2. Remove one of"
                            + " them.");
        }

        @Test
        void nothingIfThereIsNone() {
            String rest = " is given without a subnet. Add the subnet that it belongs to, for example 172.28.0.0/16.";
            refused(() -> flat("", "", "172.28.0.1", Map.of()), "Network 'shop': gateway 172.28.0.1" + rest);
            refused(() -> flat("", "172.28.5.0/24", "", Map.of()), "Network 'shop': ipRange 172.28.5.0/24" + rest);
            refused(
                    () -> flat("", "", "", Map.of("router", "172.28.0.2")),
                    "Network 'shop': auxAddress router=172.28.0.2" + rest);
        }
    }
}
