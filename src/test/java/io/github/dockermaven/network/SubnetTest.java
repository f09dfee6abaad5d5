package io.github.dockermaven.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @ParameterizedTest
    @CsvSource({
        "172.28.0.0/16, 172.28.0.1, true",
        "172.28.0.0/16, 172.28.255.255, true",
        "172.28.0.0/16, 172.29.0.0, false",
        "172.28.0.0/16, 172.27.255.255, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.1.2.3/32, 10.1.2.4, false",
        "fd00:1::/64, fd00:1::ffff:1, true",
        "fd00:1::/64, fd00:2::1, false",
        "172.28.0.0/16, fd00:1::1, false"
    })
    void containsTheAddressesOfItsPrefix(String subnet, String address, boolean contained) {
        assertThat(Subnet.parse("n", subnet).contains(IpAddress.parse("n", "gateway", address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "172.28.0.0/16, 172.28.5.0/24, true",
        "172.28.5.0/24, 172.28.0.0/16, true",
        "172.28.0.0/16, 172.28.0.0/16, true",
        "172.28.0.0/16, 172.29.0.0/16, false",
        "10.0.0.0/25, 10.0.0.128/25, false",
        "172.28.0.0/16, fd00:1::/64, false"
    })
    void overlapsWhatSharesAnAddress(String one, String other, boolean overlapping) {
        assertThat(Subnet.parse("n", one).overlaps(Subnet.parse("n", other))).isEqualTo(overlapping);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "172.28.0.0 | has no prefix length",
                "172.28.0.0/ | has no prefix length",
                "172.28.0.0/x | has no prefix length",
                "172.28.0.0/33 | only 32 bits",
                "fd00::/129 | only 128 bits",
                "172.28.0.5/16 | Write '172.28.0.0/16'",
                "172.28.0/16 | is not an IP address",
                "300.1.1.1/8 | is not an IP address",
                "localhost/8 | is not an IP address",
                "/16 | is not an IP address"
            })
    void refusesWhatIsNoSubnet(String text, String cause) {
        assertThatThrownBy(() -> Subnet.parse("Network 'n'", text))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Network 'n': subnet '")
                .hasMessageContaining(cause);
    }

    @Test
    void readsWhatAnEngineReportsWithoutOurRules() {
        assertThat(Subnet.ofEngine("172.28.0.5/16")).contains(Subnet.parse("n", "172.28.0.0/16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "172.28.0.0", "any/16", "172.28.0.0/99"})
    void ignoresOtherFormsThatAnEngineReports(String text) {
        assertThat(Subnet.ofEngine(text)).isEmpty();
    }
}
