package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SystemRestartTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private ContainerEngine engine;
    private EngineSession session;

    @BeforeEach
    void open() throws IOException {
        engine = new ContainerEngine(home);
        session = engine.session();
        add("db-1", "db");
        add("users-1", "users");
        engine.add("foreign", "mysql:5.7", Map.of());
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        engine.close();
    }

    private void add(String name, String alias, String... dependsOn) {
        engine.add(
                name,
                "shop/" + alias + ":1.0",
                TestContainer.of(name, OWNER, alias, dependsOn).labels());
    }

    private List<ListedContainer> named(String... names) {
        return ContainerLookup.of(List.of(OWNER), session)
                .named(Stream.of(names).map(NameOrId::nameOrId).toList());
    }

    private StartedSystem restart(List<ContainerRequest> configured, String... names) {
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(OWNER, "/work/shop/pom.xml", configured, List.of())),
                false,
                Recreate.NEVER,
                List.of());
        return new SystemRestart(request, session, Duration.ofSeconds(30), home.resolve("logs"), progress)
                .run(named(names));
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
    void hasTheEnginesReason() {
        engine.answer("POST /containers/users-1/restart", "500 Internal Server Error", "no space left on device");
        assertThatThrownBy(() -> restart(List.of(request("users")), "users"))
                .hasMessageStartingWith("Container 'users-1' cannot be restarted: no space left on device");
    }
}
