package io.github.dockermaven.network;

import static io.github.dockermaven.network.Networks.named;
import static io.github.dockermaven.network.Networks.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkDifferenceTest {
    private static final Pool FULL =
            pool("172.28.0.0/16", "172.28.5.0/24", "172.28.0.1", Map.of("router", "172.28.0.2"));

    private static Networks existing() {
        return named("shop")
                .driver("bridge")
                .scope("local")
                .set(Switch.INTERNAL, false)
                .with(FULL)
                .option("mtu", "1500")
                .label("team", "users");
    }

    private static String difference(Networks asked, Networks existing) {
        NetworkDifference difference = NetworkDifference.of(asked.request().spec(), existing.spec());
        return difference.isEmpty() ? "none" : difference.existing() + " | " + difference.asked();
    }

    @Test
    void isNoneForWhatIsNotAskedFor() {
        assertThat(difference(named("shop"), existing())).isEqualTo("none");
    }

    @Test
    void isNoneForTheSame() {
        assertThat(difference(existing(), existing())).isEqualTo("none");
    }

    @Test
    void namesEachProperty() {
        assertThat(difference(
                        named("shop")
                                .driver("overlay")
                                .scope("swarm")
                                .set(Switch.INTERNAL, true)
                                .set(Switch.ATTACHABLE, true)
                                .option("mtu", "1400")
                                .option("parent", "eth0")
                                .label("team", "orders"),
                        existing()))
                .isEqualTo("driver bridge, scope local, internal=false, attachable=false, option mtu=1500, no option"
                        + " parent, label team=users | driver overlay, scope swarm, internal=true, attachable=true,"
                        + " option mtu=1400, option parent=eth0, label team=orders");
    }

    @Test
    void isNoneForANetworkMadeByHandThatAComposeProjectNames() {
        Networks asked = named("shop").label("com.docker.compose.network", "back");
        assertThat(difference(asked, existing())).isEqualTo("none");
        assertThat(difference(asked, existing().label("com.docker.compose.network", "front")))
                .isEqualTo("label com.docker.compose.network=front | label com.docker.compose.network=back");
    }

    @Test
    void namesTheNetworkWhoseConfigurationItLacks() {
        assertThat(difference(named("shop").configFrom("base"), existing()))
                .isEqualTo("no configFrom | configFrom base");
    }

    @Test
    void namesWhatASubnetHasOtherwise() {
        assertThat(difference(
                        named("shop")
                                .with(pool(
                                        "172.28.0.0/16",
                                        "172.28.6.0/24",
                                        "172.28.0.9",
                                        Map.of("router", "172.28.0.3"))),
                        existing()))
                .isEqualTo("ipRange 172.28.5.0/24, gateway 172.28.0.1, auxAddress router=172.28.0.2"
                        + " | ipRange 172.28.6.0/24, gateway 172.28.0.9, auxAddress router=172.28.0.3");
    }

    @Test
    void namesWhatASubnetLacks() {
        assertThat(difference(
                        existing(),
                        named("shop")
                                .driver("bridge")
                                .scope("local")
                                .subnet("172.28.0.0/16")
                                .option("mtu", "1500")
                                .label("team", "users")))
                .isEqualTo("no ipRange, no gateway, no auxAddress router"
                        + " | ipRange 172.28.5.0/24, gateway 172.28.0.1, auxAddress router=172.28.0.2");
    }

    @Test
    void isNoneForAnAddressThatIsWrittenOtherwise() {
        assertThat(difference(
                        named("shop").with(pool("fd00:28:0::/64", "fd00:28::0:1")),
                        named("shop")
                                .driver("bridge")
                                .set(Switch.IPV6, true)
                                .with(pool("fd00:28::/64", "fd00:28::1/64"))))
                .isEqualTo("none");
    }

    @Test
    void namesASubnetThatIsNotThere() {
        assertThat(difference(named("shop").subnet("10.1.0.0/24"), existing()))
                .isEqualTo("subnet 172.28.0.0/16 | subnet 10.1.0.0/24");
        assertThat(difference(named("shop").subnet("fd00:28::/64"), existing()))
                .isEqualTo("ipv6=false, no such subnet | ipv6=true, subnet fd00:28::/64");
    }

    @Test
    void namesASubnetTooMuch() {
        assertThat(difference(
                        named("shop").driver("ipvlan").subnet("10.1.0.0/24"),
                        named("shop").driver("ipvlan").subnet("10.1.0.0/24").subnet("10.2.0.0/24")))
                .isEqualTo("subnet 10.1.0.0/24, subnet 10.2.0.0/24 | subnet 10.1.0.0/24");
    }

    @Test
    void isNoneForASubnetOfTheOtherFamilyThatTheEngineChose() {
        assertThat(difference(
                        named("shop").subnet("fd00:28::/64"),
                        named("shop")
                                .driver("bridge")
                                .set(Switch.IPV6, true)
                                .subnet("fd00:28::/64")
                                .subnet("172.19.0.0/16")))
                .isEqualTo("none");
    }
}
