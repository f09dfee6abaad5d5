package io.github.dockermaven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.image.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRequestTest {
    private static final NetworkRequest SHOP = new NetworkRequest("shop", null, "172.28.0.0/16", "172.28.0.1");

    private static EngineNetwork existing(String driver, String subnet, String gateway) {
        return new EngineNetwork("shop", driver, List.of(new EngineNetwork.Pool(subnet, gateway)));
    }

    @Nested
    class Refuses {
        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "a b", "-a", "é", "a/b"})
        void aNameThatTheEngineWouldRefuse(String name) {
            assertThatThrownBy(() -> new NetworkRequest(name, null, null, null))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("Network name '")
                    .hasMessageContaining("For example 'ecommerce-network'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bridge", "host", "none"})
        void theEnginesOwnNetworks(String name) {
            assertThatThrownBy(() -> new NetworkRequest(name, null, null, null))
                    .hasMessage("Network '" + name + "' is one of the engine's own. Choose another name to create a"
                            + " network.");
        }

        @Test
        void aGatewayOutsideItsSubnet() {
            assertThatThrownBy(() -> new NetworkRequest("shop", null, "172.28.0.0/16", "172.29.0.1"))
                    .hasMessage("Network 'shop': gateway 172.29.0.1 is outside subnet 172.28.0.0/16. Choose an address"
                            + " of that subnet.");
        }

        @Test
        void aGatewayThatIsTheSubnetItself() {
            assertThatThrownBy(() -> new NetworkRequest("shop", null, "172.28.0.0/16", "172.28.0.0"))
                    .hasMessage("Network 'shop': gateway 172.28.0.0 is the address of the subnet 172.28.0.0/16 itself."
                            + " Choose another address of it.");
        }

        @Test
        void aGatewayWithoutASubnet() {
            assertThatThrownBy(() -> new NetworkRequest("shop", null, null, "172.28.0.1"))
                    .hasMessageContaining("Network 'shop': gateway 172.28.0.1 is given without a subnet");
        }

        @Test
        void aGatewayThatIsAHostName() {
            assertThatThrownBy(() -> new NetworkRequest("shop", null, "172.28.0.0/16", "localhost"))
                    .hasMessageContaining("gateway 'localhost' is not an IP address");
        }
    }

    @Nested
    class IsMetBy {
        @Test
        void theSameNetwork() {
            assertThat(SHOP.isMetBy(existing("bridge", "172.28.0.0/16", "172.28.0.1")))
                    .isTrue();
        }

        @Test
        void aGatewayWrittenWithItsPrefix() {
            assertThat(SHOP.isMetBy(existing("bridge", "172.28.0.0/16", "172.28.0.1/16")))
                    .isTrue();
        }

        @Test
        void anyNetworkOfTheDriverIfNothingElseIsAskedFor() {
            assertThat(new NetworkRequest("shop", null, null, null).isMetBy(existing("bridge", "10.0.0.0/8", null)))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "overlay, 172.28.0.0/16, 172.28.0.1",
            "bridge, 172.29.0.0/16, 172.29.0.1",
            "bridge, 172.28.0.0/17, 172.28.0.1",
            "bridge, 172.28.0.0/16, 172.28.0.2",
            "bridge, 172.28.0.0/16,",
            "bridge, , "
        })
        void noDifferentOne(String driver, String subnet, String gateway) {
            assertThat(SHOP.isMetBy(existing(driver, subnet, gateway))).isFalse();
        }
    }

    @Test
    void describesWhatIsAskedFor() {
        assertThat(SHOP.description()).isEqualTo("driver bridge, subnet 172.28.0.0/16, gateway 172.28.0.1");
    }
}
