package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SystemRestartTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.add("db-1", OWNER, "db");
        engine.add("users-1", OWNER, "users");
        engine.add("foreign", "mysql:5.7", Map.of());
    }

    private StartedSystem restart(List<ContainerRequest> configured, String... names) {
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(OWNER, "/work/shop/pom.xml", configured, List.of())),
                false,
                Recreate.NEVER,
                List.of());
        return new SystemRestart(request, session, Duration.ofSeconds(30), home.resolve("logs"), progress)
                .run(engine.named(OWNER, names));
    }

    private static ContainerRequest request(String alias) {
        return TestRequest.of(alias).build();
    }

    @Test
    void awaitsWhatIsConfigured() {
        StartedSystem system = restart(List.of(request("users"), request("db")), "users");
        assertThat(engine.changes()).containsExactly("POST /containers/users-1/restart");
        assertThat(progress.lines().get(0)).isEqualTo("Restarted users (users-1)");
        assertThat(progress.lines().get(1)).startsWith("users is ready in ");
        assertThat(system.started()).extracting(StartedContainer::change).containsExactly(Change.RESTARTED);
        assertThat(system.started().get(0).properties()).containsEntry("docker.container.users.id", "id-users-1");
        assertThat(system.others()).extracting(each -> each.request().alias()).containsExactly("db");
    }

    @Test
    void onlyRestartsWhatIsNotConfigured() {
        engine.become("foreign", "exited");
        StartedSystem system = restart(List.of(), "users", "foreign");
        assertThat(engine.changes())
                .containsExactly("POST /containers/users-1/restart", "POST /containers/foreign/restart");
        assertThat(progress.lines())
                .allMatch(
                        line -> line.startsWith("Restarted ") && line.endsWith("; nothing here says when it is ready"));
        assertThat(system.started()).isEmpty();
    }

    @Test
    void refusesWhatIsDeadBeforeAnythingIsRestarted() {
        engine.become("db-1", "dead");
        assertThatThrownBy(() -> restart(List.of(), "users", "db"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Container 'db-1' cannot be restarted: it is dead. Remove it with 'mvn docker:rm"
                        + " -Ddocker.container=db-1', and start another.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void reportsAnEngineThatIsStopped() {
        engine.stopAt("POST /containers/users-1/restart");
        assertThatThrownBy(() -> restart(List.of(request("users")), "users"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(engine.stoppedAt("POST /containers/id-users-1/restart"));
    }

    @Test
    void hasTheEnginesReason() {
        engine.answer("POST /containers/users-1/restart", "500 Internal Server Error", "no space left on device");
        assertThatThrownBy(() -> restart(List.of(request("users")), "users"))
                .hasMessageStartingWith("Container 'users-1' cannot be restarted: no space left on device");
    }
}
