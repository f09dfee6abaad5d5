package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.WaitRequest.Tcp;
import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
    private static final EngineHost HERE = new EngineHost("localhost", true, true);
    private static final EngineHost AWAY = new EngineHost("build.example", false, false);

    private final FakeContainer container = new FakeContainer();

    private List<String> descriptions(EngineHost host, WaitRequest.Condition condition) {
        return new Probes(
                        container,
                        container.life,
                        new ContainerPorts(container.inspected(), host),
                        Optional.empty(),
                        text -> text.replace("${user.port}", "18080"))
                .of(condition).stream().map(Probe::description).toList();
    }

    private static Tcp tcp(String mode, String host, Integer... ports) {
        return new Tcp(Optional.ofNullable(mode).map(Tcp.Mode::valueOf), Optional.ofNullable(host), List.of(ports));
    }

    private static WaitRequest.Http http(String url) {
        return new WaitRequest.Http(url, "GET", 200, 399, false);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.0.0.0, -, -, localhost:13306",
                "'', MAPPED, -, localhost:13306",
                "::, MAPPED, -, localhost:13306",
                "127.0.0.5, MAPPED, -, 127.0.0.5:13306",
                "::1, MAPPED, -, [::1]:13306",
                "0.0.0.0, MAPPED, db.example, db.example:13306",
                "0.0.0.0, DIRECT, -, 127.0.0.1:3306",
                "0.0.0.0, DIRECT, db.example, db.example:3306"
            })
    void portsAreWhereTheyArePublishedOrAtTheContainer(String hostIp, String mode, String host, String place) {
        container.publishes(new PublishedPort(3306, "tcp", hostIp, 13306), new PublishedPort(3306, "udp", "", 1));

        assertThat(descriptions(HERE, tcp(mode, host, 3306))).containsExactly("tcp 3306 at " + place);
    }

    @Test
    void unpublishedPortIsAtTheContainersAddressUnlessThatIsNotAsked() {
        assertThat(descriptions(HERE, tcp(null, null, 5672, 15672)))
                .containsExactly("tcp 5672 at 127.0.0.1:5672", "tcp 15672 at 127.0.0.1:15672");
        assertThatThrownBy(() -> descriptions(HERE, tcp("MAPPED", null, 5672)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("Port 5672")
                .hasMessageContaining("is not published. Add it to <ports>, or write <mode>direct</mode>");
    }

    @Test
    void loopbackOfAnotherMachineIsNotOurs() {
        container.publishes(new PublishedPort(3306, "tcp", "127.0.0.1", 13306));

        assertThatThrownBy(() -> descriptions(AWAY, tcp("MAPPED", null, 3306)))
                .hasMessageContaining("cannot be reached from here");
    }

    @Test
    void containerInTheHostsNetworkIsAtTheHost() {
        container.networkMode("host");

        assertThat(descriptions(AWAY, tcp(null, null, 3306))).containsExactly("tcp 3306 at build.example:3306");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:${user.port}/x, http://localhost:18080/x",
        "/actuator/health, http://localhost:28080/actuator/health",
        ":9090/, http://localhost:29090/"
    })
    void urlsMayHavePropertiesOrNoHost(String url, String target) {
        container.publishes(
                new PublishedPort(8080, "tcp", "0.0.0.0", 28080), new PublishedPort(9090, "tcp", "0.0.0.0", 29090));

        assertThat(descriptions(HERE, http(url))).containsExactly("http GET " + target + " (200..399)");
    }

    @Test
    void unsetPropertyIsAnError() {
        assertThatThrownBy(() -> descriptions(HERE, http("http://localhost:${no.port}/")))
                .hasMessageContaining(
                        "\"http://localhost:${no.port}/\" of <wait> cannot be used: the property no.port is"
                                + " not set");
    }

    @Test
    void urlWithoutHostNeedsAPort() {
        assertThatThrownBy(() -> descriptions(HERE, http("/x"))).hasMessageContaining("Publish it in <ports>");
    }

    @Test
    void exitHasNoProbeAndACommandIsNamed() {
        assertThat(descriptions(HERE, new WaitRequest.Exit(0))).isEmpty();
        assertThat(descriptions(HERE, new WaitRequest.Exec(List.of("test", "-f", "/ok"))))
                .containsExactly("exec test …");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, Linux, localhost, true, true",
        "unix:///var/run/docker.sock, Mac OS X, localhost, true, false",
        "unix:///home/u/.docker/desktop/docker.sock, Linux, localhost, true, false",
        "npipe:////./pipe/docker_engine, Windows 11, localhost, true, false",
        "tcp://127.0.0.1:2375, Linux, 127.0.0.1, true, false",
        "tcp://[::1]:2375, Linux, ::1, true, false",
        "tcp://build.example:2375, Linux, build.example, false, false",
        "ssh://me@build.example, Linux, build.example, false, false"
    })
    void engineHasAHost(String address, String os, String name, boolean here, boolean own) {
        assertThat(EngineHost.of(EngineAddress.parse(address, false, "test"), os))
                .isEqualTo(new EngineHost(name, here, own));
    }
}
