package io.github.dockermaven.network;

import static io.github.dockermaven.network.Networks.named;
import static io.github.dockermaven.network.Networks.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.EngineNetwork.Endpoint;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.json.RecordWriter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkReportTest {
    private static Networks shop() {
        return named("shop")
                .driver("bridge")
                .scope("local")
                .with(pool("172.28.0.0/16", "172.28.0.1"))
                .subnet("fd00:28::/64")
                .set(Switch.IPV6, true)
                .set(Switch.INTERNAL, true)
                .option("mtu", "1400")
                .label("team", "users");
    }

    @Test
    void isALineOfATable() {
        assertThat(NetworkReport.table(List.of(
                        NetworkReport.listed(
                                named("none").driver("null").scope("local").existing()),
                        NetworkReport.listed(shop().existing()))))
                .containsExactly(
                        "NAME   NETWORK ID     DRIVER   SCOPE   SUBNETS                       OURS",
                        "none   0123456789ab   null     local",
                        "shop   0123456789ab   bridge   local   172.28.0.0/16, fd00:28::/64");
    }

    @Test
    void leavesOutOfItsJsonWhatItLacks() throws IOException {
        assertThat(JsonWriter.write(JsonReader.read(RecordWriter.writeLines(NetworkReport.listed(
                        named("shop").subnet("172.28.0.0/16").existing())))))
                .isEqualTo("{\"name\":\"shop\",\"id\":\"0123456789abcdef\",\"ipv6\":false,\"internal\":false,"
                        + "\"attachable\":false,\"ingress\":false,\"configOnly\":false,"
                        + "\"subnets\":[{\"subnet\":\"172.28.0.0/16\",\"auxAddresses\":{}}],"
                        + "\"options\":{},\"labels\":{},\"ours\":false}");
    }

    @Test
    void hasALineForEachProperty() {
        assertThat(NetworkReport.inspected(shop().existing(new Endpoint(
                                "c0ffeec0ffeec0ffee", "users", "172.28.0.3/16", "", "02:42:ac:1c:00:03")))
                        .lines())
                .containsExactly(
                        "Network: shop",
                        "ID:      0123456789abcdef",
                        "Driver:  bridge, scope local",
                        "Subnet:  172.28.0.0/16, gateway 172.28.0.1",
                        "Subnet:  fd00:28::/64",
                        "Is:      ipv6, internal",
                        "Option:  mtu=1400",
                        "Label:   team=users",
                        "CONTAINER   CONTAINER ID   IPV4            IPV6   MAC",
                        "users       c0ffeec0ffee   172.28.0.3/16          02:42:ac:1c:00:03");
    }

    @Test
    void saysThatNothingRunsInIt() {
        assertThat(NetworkReport.inspected(
                                named("shop").driver("bridge").scope("local").existing())
                        .lines())
                .containsExactly(
                        "Network: shop",
                        "ID:      0123456789abcdef",
                        "Driver:  bridge, scope local",
                        "No container runs in it.");
    }

    @Test
    void isSummedUpForAMessage() {
        assertThat(NetworkReport.summary(shop().spec()))
                .isEqualTo(
                        "driver bridge, subnet 172.28.0.0/16, gateway 172.28.0.1, subnet fd00:28::/64, ipv6, internal");
    }
}
