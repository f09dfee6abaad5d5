package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PreparedRunTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");
    private static final RunOptions IN_FOREGROUND = new RunOptions(false, true, false, false);

    @TempDir
    private Path home;

    private ContainerEngine engine;
    private EngineSession session;

    @BeforeEach
    void open() throws IOException {
        engine = new ContainerEngine(home);
        session = engine.session();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        engine.close();
    }

    private PreparedRun prepare(TestRequest container) {
        RecordedProgress progress = new RecordedProgress();
        SystemRequest.Part part = new SystemRequest.Part(
                OWNER,
                "/work/shop/pom.xml",
                List.of(container.build()),
                List.of(new NetworkRequest(NetworkSpec.named("shop"))));
        EnginePull pull = new EnginePull(session.images(), Credentials.NONE);
        return PreparedRun.of(
                new SystemRequest(List.of(part), false, Recreate.CHANGED, List.of()),
                IN_FOREGROUND,
                new NetworkCreator(),
                new StartContext(
                        session,
                        () -> pull,
                        new MadeObjects(home.resolve("logs"), progress),
                        Set.of(),
                        Duration.ZERO,
                        progress));
    }

    @Test
    void hasTheAddressesOfNamesThatTheEngineDoesNotKnow() {
        PreparedRun run = prepare(TestRequest.of("tool").name("tool").extraHost("db:127.0.0.1"));
        assertThat(run.spec().networking().extraHosts()).containsExactly("db:127.0.0.1");
        assertThatThrownBy(() -> prepare(TestRequest.of("tool").name("tool").extraHost("db:no-such-host.invalid")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void isKnownByLabelsAndMakesOnlyItsNetwork() {
        PreparedRun run = prepare(TestRequest.of("tool").name("tool").network("shop"));
        assertThat(run.spec().name()).isEqualTo("tool");
        assertThat(run.spec().labels()).containsEntry(Owner.RUN_LABEL, run.id());
        assertThat(OWNER.owns(run.spec().labels())).isTrue();
        assertThat(engine.networkNames()).containsExactly("shop");
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void mayNeedContainersThatRunByTheirAliases() {
        engine.add(
                "shop-db-1", "mysql", TestContainer.of("shop-db-1", OWNER, "db").labels());
        PreparedRun run = prepare(TestRequest.of("tool").name("tool").link("db:database"));
        assertThat(run.spec().networking().links()).containsExactly("id-shop-db-1:database");
        assertThatThrownBy(() -> prepare(TestRequest.of("tool").name("tool").link("cache")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("needs 'cache'");
    }
}
