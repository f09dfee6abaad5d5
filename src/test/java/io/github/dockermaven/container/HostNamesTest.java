package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostNamesTest {
    private static ContainerRequest web(String extraHost) {
        return TestRequest.of("web")
                .extraHost(extraHost)
                .port("localhost", "8080", 80)
                .build();
    }

    @Test
    void areAddressesWhenAContainerIsMade() {
        String address = InetAddress.getLoopbackAddress().getHostAddress();
        NetworkingSpec made =
                HostNames.resolve("web", web("db:localhost").spec()).networking();
        assertThat(made.extraHosts())
                .singleElement()
                .asString()
                .startsWith("db:")
                .doesNotContain("localhost");
        assertThat(made.ports()).extracting(PortBinding::hostIp).containsAnyOf(address, "::1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void addressesAndTheEnginesMachineStayAsTheyAre() {
        assertThat(HostNames.resolve(
                                "web", web("host.docker.internal:host-gateway").spec())
                        .networking()
                        .extraHosts())
                .containsExactly("host.docker.internal:host-gateway");
        assertThat(HostNames.resolve("web", web("db:10.0.0.5").spec())
                        .networking()
                        .extraHosts())
                .containsExactly("db:10.0.0.5");
    }

    /** Another answer of a name server is no other configuration. */
    @Test
    void areThemselvesInTheConfiguration() {
        assertThat(ExtraHost.parse("<run>", "db=db.example.com")).isEqualTo("db:db.example.com");
        assertThat(PortMapping.parse("<run>", "localhost:8080:80", name -> Optional.empty())
                        .bindings())
                .containsExactly(new PortBinding(80, "tcp", "localhost", "8080"));
        assertThat(PortMapping.parse("<run>", "[::1]:8080:80", name -> Optional.empty())
                        .bindings())
                .containsExactly(new PortBinding(80, "tcp", "::1", "8080"));
    }

    @Test
    void aNameAndItsAddressAreOneHostAddress() throws Exception {
        String address = InetAddress.getByName("localhost").getHostAddress();
        assertThatThrownBy(() -> HostPorts.check(List.of(
                        TestRequest.of("web").port("localhost", "8080", 80).build(),
                        TestRequest.of("api").port(address, "8080", 80).build())))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "Container 'api' publishes its port 80 on port 8080/tcp of the host, and so does");
    }

    @Test
    void oneThatIsNotKnownIsAnError() {
        assertThatThrownBy(() -> HostNames.check(web("db:no_such.invalid")))
                .hasMessage(
                        "Container 'web', <extraHosts>: 'db:no_such.invalid': 'no_such.invalid' is no IP address, and no"
                                + " name of a host that is known on this machine. Write an address, such as 127.0.0.1 or ::1.");
        assertThatCode(() -> HostNames.check(web("db:${docker.container.db.ip}")))
                .doesNotThrowAnyException();
    }
}
