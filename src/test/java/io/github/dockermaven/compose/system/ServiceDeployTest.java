package io.github.dockermaven.compose.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.EngineSwarm.FileKind;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.engine.ServiceOptions.Change;
import io.github.dockermaven.engine.ServiceOptions.Content;
import io.github.dockermaven.engine.ServiceOptions.File;
import io.github.dockermaven.engine.ServiceOptions.Mode;
import io.github.dockermaven.engine.ServiceOptions.Placement;
import io.github.dockermaven.engine.ServiceOptions.Restart;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDeployTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatOnlyASwarmKnows() {
        ServiceOptions options = options("""
                deploy:
                  mode: replicated
                  replicas: 3
                  endpoint_mode: dnsrr
                  labels: {team: shop}
                  update_config: {parallelism: 2, delay: 1s, failure_action: pause, monitor: 4s, max_failure_ratio: 0.5, order: stop-first}
                  restart_policy: {condition: on-failure, delay: 2s, max_attempts: 4, window: 1m}
                  placement:
                    constraints: [node.role == manager]
                    preferences: [{spread: node.labels.zone}]
                    max_replicas_per_node: 2
                  resources:
                    reservations:
                      cpus: '0.5'
                      generic_resources: [{discrete_resource_spec: {kind: disk, value: 2}}]
                ports: [{target: 9090, published: 19090, mode: host}, "80:80"]
                """);

        assertThat(options.mode()).isEqualTo(Mode.REPLICATED);
        assertThat(options.replicas()).contains(3);
        assertThat(options.isRoundRobin()).isTrue();
        assertThat(options.labels()).isEqualTo(Map.of("team", "shop"));
        assertThat(options.update())
                .isEqualTo(new Change(
                        Optional.of(2L),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of("pause"),
                        Optional.of(Duration.ofSeconds(4)),
                        Optional.of(new BigDecimal("0.5")),
                        Optional.of("stop-first")));
        assertThat(options.rollback()).isEqualTo(Change.NONE);
        assertThat(options.restart())
                .contains(new Restart(
                        Optional.of("on-failure"),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(4L),
                        Optional.of(Duration.ofMinutes(1))));
        assertThat(options.placement())
                .isEqualTo(new Placement(
                        List.of("node.role == manager"), List.of("node.labels.zone"), Optional.of(2L), List.of()));
        assertThat(options.reservation().nanoCpus()).contains(500_000_000L);
        assertThat(options.reservation().resources()).isEqualTo(Map.of("disk", 2L));
        assertThat(options.hostPorts()).containsExactly("9090/tcp");
    }

    @Test
    void secretsAndConfigsAreThoseOfTheSwarmAndNoMounts() {
        ContainerRequest service = service("""
                secrets: [key, {source: theirs, target: renamed, mode: 0400, uid: '3'}]
                configs: [text]
                """);

        assertThat(service.spec().host().storage().mounts()).isEmpty();
        assertThat(service.files()).isEmpty();
        assertThat(service.service().orElseThrow().files())
                .containsExactly(
                        new File(
                                FileKind.SECRET,
                                "key",
                                new Content(Optional.of(folder.resolve("key.txt")), Optional.empty()),
                                "key",
                                0444,
                                "0",
                                "0"),
                        new File(
                                FileKind.SECRET,
                                "in-swarm",
                                new Content(Optional.empty(), Optional.empty()),
                                "renamed",
                                0400,
                                "3",
                                "0"),
                        new File(
                                FileKind.CONFIG,
                                "text",
                                new Content(Optional.empty(), Optional.of("words")),
                                "text",
                                0444,
                                "0",
                                "0"));
    }

    @Test
    void aContainerHasNoNameOfItsOwn() {
        ContainerRequest service = service("hostname: here");

        assertThat(service.namePattern()).isEmpty();
        assertThat(service.spec().networking().endpoints().get(0).aliases()).containsExactly("web");
        assertThat(service("container_name: mine").namePattern()).isEqualTo("mine");
    }

    @Test
    void aWordThatIsNotKnownIsAnErrorAtItsPlace() {
        assertFails(
                "deploy: {mode: many}",
                "compose.yaml:4: mode is 'many', which is not known. Write replicated, global, replicated-job or global-job.");
        assertFails(
                "deploy: {endpoint_mode: dns}",
                "compose.yaml:4: endpoint_mode is 'dns', which is not known. Write vip or dnsrr.");
        assertFails(
                "deploy: {update_config: {failure_action: stop}}",
                "compose.yaml:4: failure_action is 'stop', which is not known. Write pause, continue, rollback.");
        assertFails(
                "deploy: {restart_policy: {condition: always}}",
                "compose.yaml:4: condition is 'always', which is not known. Write none, on-failure, any.");
    }

    private void assertFails(String keys, String message) {
        assertThatThrownBy(() -> options(keys))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    private ServiceOptions options(String keys) {
        return service(keys).service().orElseThrow();
    }

    private ContainerRequest service(String keys) {
        try {
            Files.writeString(
                    folder.resolve("compose.yaml"), """
                    services:
                      web:
                        image: shop/web:1
                    %s
                    secrets:
                      key: {file: key.txt}
                      theirs: {external: true, name: in-swarm}
                    configs:
                      text: {content: words}
                    """.formatted(keys.indent(4).stripTrailing()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ComposeSystem.ofSwarm(
                        ComposeProject.read(ComposeSource.of(folder, Map.of()).withName("shop")))
                .containers()
                .get(0);
    }
}
