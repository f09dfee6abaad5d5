package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthProbeTest {
    private final FakeContainer container = new FakeContainer();
    private final List<List<String>> commands = new ArrayList<>();

    private boolean watch(boolean isStrict) throws InterruptedException {
        Probes probes = new Probes(
                container,
                container.life,
                new ContainerPorts(container.inspected(), new EngineHost("localhost", true, true)),
                Optional.empty(),
                text -> text);
        return probes.healthy(isStrict).watch(answer -> {});
    }

    private void answers(int code, Runnable then) {
        container.commands = command -> {
            commands.add(command);
            then.run();
            return new ExecResult(code, "no database");
        };
    }

    @Test
    void commandOfTheCheckIsRunFromHere() throws Exception {
        container.hasHealthCheck("CMD", "mysqladmin", "ping");
        answers(0, () -> {});

        assertThat(watch(true)).isTrue();
        assertThat(commands).containsExactly(List.of("mysqladmin", "ping"));
    }

    @Test
    void lineIsForAShell() throws Exception {
        container.hasHealthCheck("CMD-SHELL", "mysqladmin ping || exit 1");
        answers(0, () -> {});

        watch(true);

        assertThat(commands).containsExactly(List.of("/bin/sh", "-c", "mysqladmin ping || exit 1"));
    }

    @Test
    void engineThatCallsItHealthyIsEnough() throws Exception {
        container.hasHealthCheck("CMD", "a");
        answers(1, () -> container.event("health_status: healthy", Map.of()));

        assertThat(watch(true)).isTrue();
        assertThat(commands).hasSize(1);
    }

    @Test
    void engineThatCallsItUnhealthyIsAnErrorWithTheLastOutput() {
        container.hasHealthCheck("CMD", "a");
        answers(1, () -> container.event("health_status: unhealthy", Map.of()));

        assertThatThrownBy(() -> watch(true))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("the engine calls it unhealthy; the last check printed \"no database\"")
                .hasMessageContaining("raise <retries> or <startPeriod>");
    }

    @Test
    void unhealthyContainerMayRecoverIfNobodyAskedForItsHealth() throws Exception {
        container.hasHealthCheck("CMD", "a");
        answers(
                1,
                () -> container.event(
                        commands.size() < 2 ? "health_status: unhealthy" : "health_status: healthy", Map.of()));

        assertThat(watch(false)).isTrue();
    }

    @Test
    void containerWithoutCheckIsAnError() {
        assertThatThrownBy(() -> watch(true)).hasMessageContaining("it has no health check");
    }

    @Test
    void checkHasItsOwnTime() {
        container.hasHealthCheck("CMD", "a");

        assertThat(HealthCommand.of(container.inspected()).orElseThrow().limit())
                .isEqualTo(Duration.ofSeconds(30));
    }
}
