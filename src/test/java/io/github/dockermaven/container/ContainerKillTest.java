package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ContainerKillTest {
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
        add("users", "users");
        add("db", "db");
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

    private void kill(String... names) {
        new ContainerKill(ContainerSignal.parse("HUP")).run(named(names), session, progress);
    }

    @Test
    void sendsTheSignalToEach() {
        engine.become("db", "paused");
        kill("users", "db");
        assertThat(engine.changes()).containsExactly("POST /containers/users/kill", "POST /containers/db/kill");
        assertThat(progress.lines())
                .containsExactly("Sent SIGHUP to container users", "Sent SIGHUP to container db, which was paused");
    }

    @Test
    void sendsNothingIfOneHasEnded() {
        engine.become("db", "exited");
        assertThatThrownBy(() -> kill("users", "db"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Container 'db' does not run, it is exited: there is nothing to send SIGHUP to.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void hasTheEnginesReason() {
        engine.answer("POST /containers/users/kill", "500 Internal Server Error", "the process is stuck");
        assertThatThrownBy(() -> kill("users"))
                .hasMessage("Container 'users' cannot be sent SIGHUP: the process is stuck.");
        List<ListedContainer> gone = named("db");
        engine.lose("db");
        assertThatThrownBy(() -> new ContainerKill(ContainerSignal.parse("9")).run(gone, session, progress))
                .hasMessage("Container 'db' cannot be sent 9: somebody else has removed it meanwhile.");
    }
}
