package io.github.dockermaven.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionRequestTest {
    private static void refused(List<String> containers, List<String> aliases, String ip, String ip6, String message) {
        assertThatThrownBy(() -> new ConnectionRequest(
                        NameOrId.name("shop"),
                        containers.stream().map(NameOrId::name).toList(),
                        aliases,
                        Optional.ofNullable(ip),
                        Optional.ofNullable(ip6),
                        List.of(),
                        Map.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    @Test
    void wantsAContainer() {
        refused(
                List.of(),
                List.of(),
                null,
                null,
                "No container is named for network 'shop'. Give one with -Ddocker.container=user-service.");
    }

    @Test
    void wantsValidNames() {
        refused(
                List.of("../users"),
                List.of(),
                null,
                null,
                "Container name '../users' is not valid: it begins with a letter or digit, followed by letters, digits,"
                        + " '_', '.' or '-'. For example 'user-service'.");
        assertThatThrownBy(() -> ConnectionRequest.of(NameOrId.name("a b"), List.of(NameOrId.name("users"))))
                .hasMessageStartingWith("Network name 'a b' is not valid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "fd00:28::5 | - | ip 'fd00:28::5' is an address of IPv6. Give it as ip6.",
                "- | 172.28.0.5 | ip6 '172.28.0.5' is an address of IPv4. Give it as ip.",
                "db | - | ip 'db' is not an IP address. For example 172.28.0.1.",
                "172.028.0.5 | - | ip '172.028.0.5' is not an IP address. For example 172.28.0.1.",
                "172.28.0 | - | ip '172.28.0' is not an IP address. For example 172.28.0.1.",
                "172.28.0.5. | - | ip '172.28.0.5.' is not an IP address. For example 172.28.0.1.",
                "172.28.0.5/16 | - | ip '172.28.0.5/16' is not an IP address. For example 172.28.0.1."
            })
    void wantsAnAddressOfTheFamily(String ip, String ip6, String message) {
        refused(List.of("users"), List.of(), ip, ip6, "Network 'shop': " + message);
    }

    @Test
    void givesNoAddressToTwo() {
        refused(
                List.of("users", "orders"),
                List.of(),
                "172.28.0.5",
                null,
                "Network 'shop': one address is given for 2 containers (users, orders). Connect them one by one, or"
                        + " without an address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b"})
    void wantsAliasesThatAreHosts(String alias) {
        refused(
                List.of("users"),
                List.of(alias),
                null,
                null,
                "Network 'shop': alias '" + alias
                        + "' is not valid: it is a host's name, without white space. For example 'db'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db:", ":db", ":", "", "a:b:c", "db:d b"})
    void wantsLinksOfAContainerAndAName(String link) {
        assertThatThrownBy(() -> linked(link))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Network 'shop': link '" + link
                        + "' is not valid: write the other container's name, a colon and"
                        + " what it is called. For example 'database:db'.");
    }

    @Test
    void wantsLinksWithValidNames() {
        assertThatThrownBy(() -> linked("../db:db")).hasMessageStartingWith("Container name '../db' is not valid: ");
        linked("database:db");
        linked("database");
    }

    private static void linked(String link) {
        List<NameOrId> users = List.of(NameOrId.name("users"));
        new ConnectionRequest(
                NameOrId.name("shop"), users, List.of(), Optional.empty(), Optional.empty(), List.of(link), Map.of());
    }

    @Test
    void wantsOneNetwork() {
        assertThatThrownBy(() -> ConnectionRequest.of(NameOrId.name("n1,n2"), List.of(NameOrId.name("users"))))
                .hasMessage(
                        "Network name 'n1,n2' is not one name. Connect and disconnect containers with one network at a"
                                + " time.");
    }
}
