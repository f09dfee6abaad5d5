package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.container.readiness.WaitRequest.Exit;
import io.github.dockermaven.container.readiness.WaitRequest.Healthy;
import io.github.dockermaven.container.readiness.WaitRequest.Log;
import io.github.dockermaven.container.readiness.WaitRequest.Tcp;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.Containers;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.ProcessSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfig.Healthcheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WaitRequestCheckTest {
    private static final Tcp MAPPED = new Tcp(Optional.of(Tcp.Mode.MAPPED), Optional.empty(), List.of(3306));

    private String restart = "no";
    private Optional<List<String>> health = Optional.empty();
    private Optional<HostConfig.LogDriver> log = Optional.empty();
    private List<NetworkingSpec.PortBinding> ports = List.of();
    private List<String> imageHealth = List.of();
    private Optional<List<String>> postStart = Optional.empty();

    private void check(Condition... conditions) {
        ProcessSpec plain = Containers.PROCESS;
        ProcessSpec process = new ProcessSpec(
                plain.entrypoint(),
                plain.cmd(),
                plain.env(),
                plain.removedEnv(),
                plain.workingDir(),
                plain.user(),
                plain.hostname(),
                plain.domainname(),
                plain.init(),
                plain.stopSignal(),
                plain.stopTimeout(),
                health.map(test -> new ProcessSpec.HealthCheck(
                        test,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                plain.input());
        HostConfig host = new HostConfig(
                Containers.HOST.resources(),
                Containers.HOST.security(),
                Containers.HOST.storage(),
                new HostConfig.RestartPolicy(restart, 0),
                false,
                log);
        ContainerSpec spec = Containers.plain()
                .withProcess(process)
                .withHost(host)
                .withNetworking(Containers.NETWORKING.withPorts(ports));
        ImageConfig image = new ImageConfig(
                "",
                new TreeSet<>(),
                List.of(),
                List.of(),
                List.of(),
                new TreeSet<>(),
                "",
                new TreeMap<>(),
                "",
                new Healthcheck(imageHealth, 0, 0, 0, 0, 0),
                List.of(),
                List.of());
        WaitRequestCheck.check(
                "Container 'db'",
                new WaitRequest(List.of(conditions), Optional.empty(), postStart, false),
                spec,
                image);
    }

    @Test
    void healthNeedsACheckOfTheImageOrTheContainer() {
        assertThatThrownBy(() -> check(new Healthy()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Container 'db' is awaited by <healthy>, which never holds: it has no health check."
                                + " Give it a <healthCheckConfiguration>, or its image a HEALTHCHECK, or await something else.");
        imageHealth = List.of("CMD", "a");
        assertThatCode(() -> check(new Healthy())).doesNotThrowAnyException();
        health = Optional.of(List.of());
        assertThatCode(() -> check(new Healthy())).doesNotThrowAnyException();
        health = Optional.of(List.of("NONE"));
        assertThatThrownBy(() -> check(new Healthy())).hasMessageContaining("its health check is switched off");
    }

    @Test
    void logNeedsADriverThatKeepsIt() {
        Log ready = new Log(Pattern.compile("ready"));
        assertThatCode(() -> check(ready)).doesNotThrowAnyException();
        log = Optional.of(new HostConfig.LogDriver("none", Map.of()));
        assertThatThrownBy(() -> check(ready))
                .hasMessageContaining("<log>, which never holds: its log driver none keeps no log");
    }

    @Test
    void mappedPortNeedsToBePublishedByTcp() {
        ports = List.of(new NetworkingSpec.PortBinding(3306, "udp", "", ""));
        assertThatThrownBy(() -> check(MAPPED))
                .hasMessageContaining("<tcp> port 3306, which never holds: it does not publish the port. Add it to"
                        + " <ports>, or write <mode>direct</mode>.");
        ports = List.of(new NetworkingSpec.PortBinding(3306, "tcp", "", ""));
        assertThatCode(() -> check(MAPPED)).doesNotThrowAnyException();
    }

    @Test
    void endIsNotAwaitedOfWhatIsStartedAgain() {
        assertThatCode(() -> check(new Exit(0))).doesNotThrowAnyException();
        restart = "unless-stopped";
        assertThatThrownBy(() -> check(new Exit(0)))
                .hasMessageContaining("its restart policy unless-stopped starts it again whenever it ends");
    }

    @Test
    void commandIsNotRunInWhatHasEnded() {
        postStart = Optional.of(List.of("a"));
        assertThatThrownBy(() -> check(new Exit(0)))
                .hasMessage(
                        "Container 'db' cannot run the command of <postStart>: its process has ended when it is ready"
                                + " by <exit>. Leave one of them out.");
    }

    @Test
    void processEndsOnce() {
        assertThatThrownBy(() -> check(new Exit(0), new Exit(1))).hasMessageContaining("more than one <exit>");
    }

    @Test
    void portsAreNeeded() {
        assertThatThrownBy(() -> new Tcp(Optional.empty(), Optional.empty(), List.of()))
                .hasMessageContaining("<wait><tcp> has no <ports>");
    }
}
