package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ContainerKillTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.add("users", OWNER, "users");
        engine.add("db", OWNER, "db");
    }

    private void kill(String... names) {
        new ContainerKill(ContainerSignal.parse("HUP")).run(engine.named(OWNER, names), session, progress);
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
    void reportsAnEngineThatIsStopped() {
        engine.stopAt("POST /containers/db/kill");
        assertThatThrownBy(() -> kill("users", "db"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(engine.stoppedAt("POST /containers/id-db/kill"));
        assertThat(progress.lines()).containsExactly("Sent SIGHUP to container users");
    }

    @Test
    void hasTheEnginesReason() {
        engine.answer("POST /containers/users/kill", "500 Internal Server Error", "the process is stuck");
        assertThatThrownBy(() -> kill("users"))
                .hasMessage("Container 'users' cannot be sent SIGHUP: the process is stuck.");
        List<ListedContainer> gone = engine.named(OWNER, "db");
        engine.lose("db");
        assertThatThrownBy(() -> new ContainerKill(ContainerSignal.parse("9")).run(gone, session, progress))
                .hasMessage("Container 'db' cannot be sent 9: somebody else has removed it meanwhile.");
    }
}
