package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.attach.ImageRun;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PreparedRunTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");
    private static final RunOptions DETACHED = new RunOptions(true, true, false, false);
    private static final RunOptions ON_TERMINAL = new RunOptions(false, false, true, true);

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
    }

    private PreparedRun prepare(RunOptions options, TestRequest container) {
        SystemRequest.Part part = new SystemRequest.Part(
                OWNER,
                "the command line",
                List.of(container.build()),
                List.of(new NetworkRequest(NetworkSpec.named("shop")), new NetworkRequest(NetworkSpec.named("other"))));
        EnginePull pull = new EnginePull(session.images(), Credentials.NONE);
        StartContext context = new StartContext(
                session,
                () -> pull,
                new MadeObjects(home.resolve("logs"), new CoverageData(List.of(), home), progress),
                Map::of,
                Set.of(),
                Debugging.NONE,
                new Coverage(Optional.empty(), new CoverageData(List.of(), home)),
                Duration.ZERO,
                StartedLogs.NONE,
                progress);
        return PreparedRun.of(
                new SystemRequest(List.of(part), false, Recreate.CHANGED, List.of("web")),
                options,
                new NetworkCreator(),
                context);
    }

    @Test
    void hasTheNextNameAndOurLabels() {
        engine.add("web-1", OWNER, "web");
        PreparedRun run = prepare(DETACHED, TestRequest.of("web").network("shop"));

        assertThat(run.subject()).isEqualTo("Container 'web-2' of image shop/web:1.0");
        assertThat(run.spec().labels()).containsAllEntriesOf(OWNER.labels()).containsEntry(Owner.RUN_LABEL, run.id());
        assertThat(run.id())
                .isNotEqualTo(prepare(DETACHED, TestRequest.of("web")).id());
        assertThat(run.spec().host().autoRemove()).isTrue();
        assertThat(run.spec().process().input().openStdin()).isFalse();
        // Of the networks those alone that it is in.
        assertThat(engine.networkNames()).containsExactly("shop");
    }

    @Test
    void hasTheAddressesOfNamesThatTheEngineDoesNotKnow() {
        PreparedRun run = prepare(DETACHED, TestRequest.of("web").extraHost("db:127.0.0.1"));
        assertThat(run.spec().networking().extraHosts()).containsExactly("db:127.0.0.1");
        assertThatThrownBy(() -> prepare(DETACHED, TestRequest.of("web").extraHost("db:no-such-host.invalid")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void hasTheTerminalAndItsInput() {
        PreparedRun run = prepare(ON_TERMINAL, TestRequest.of("web"));
        assertThat(run.spec().process().input().tty()).isTrue();
        assertThat(run.spec().process().input().openStdin()).isTrue();
        assertThat(run.spec().process().input().stdinOnce()).isTrue();
        assertThat(run.spec().host().autoRemove()).isFalse();
        assertThat(prepare(new RunOptions(true, true, true, true), TestRequest.of("web"))
                        .spec()
                        .process()
                        .input()
                        .stdinOnce())
                .isFalse();
    }

    @Test
    void findsOthersByAliasOrName() {
        engine.add("shop-db-1", OWNER, "db");
        engine.add("cache", "redis", Map.of());
        PreparedRun run =
                prepare(DETACHED, TestRequest.of("web").link("db:database").link("cache:cache"));
        assertThat(run.spec().networking().links()).containsExactly("id-shop-db-1:database", "id-cache:cache");
        assertThatThrownBy(() -> prepare(DETACHED, TestRequest.of("web").link("nope:n")))
                .hasMessageStartingWith("Container 'web' needs 'nope' by a link, its <volumes> or its network");
    }

    @Test
    void isStartedDetached() {
        PreparedRun run = prepare(DETACHED, TestRequest.of("web").name("web"));
        ImageRun.create(run, session, progress).detached();
        assertThat(engine.changes()).containsExactly("POST /containers/create web", "POST /containers/web/start");
        assertThat(engine.names()).containsExactly("web");
    }

    @Test
    void leavesNothingIfItIsNotStarted() {
        engine.answer("POST /containers/web/start", "400 Bad Request", "no such program");
        PreparedRun run = prepare(DETACHED, TestRequest.of("web").name("web"));
        assertThatThrownBy(() -> ImageRun.create(run, session, progress).detached())
                .hasMessage("Container 'web' cannot be started: no such program.");
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void leavesWhatHasItsNameIfItIsNotCreated() {
        PreparedRun run = prepare(DETACHED, TestRequest.of("web").name("web"));
        engine.add("web", OWNER, "web");
        engine.answer("POST /containers/create", "409 Conflict", "that name is in use");
        assertThatThrownBy(() -> ImageRun.create(run, session, progress).detached())
                .hasMessage("Container 'web' cannot be created: that name is in use.");
        assertThat(engine.names()).containsExactly("web");
    }
}
