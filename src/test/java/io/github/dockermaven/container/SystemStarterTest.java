package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import java.io.IOException;
import java.nio.file.Files;
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
class SystemStarterTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;
    private CoverageData data;
    private Coverage coverage;

    @BeforeEach
    void open() {
        session = engine.session();
        data = new CoverageData(List.of(home), home.resolve("target"));
        coverage = new Coverage(Optional.empty(), data);
    }

    private static NetworkRequest network(String name) {
        return new NetworkRequest(NetworkSpec.named(name));
    }

    private StartedSystem start(List<NetworkRequest> networks, List<String> names, TestRequest... containers) {
        return start(
                new MadeObjects(home.resolve("logs"), data, progress), Recreate.CHANGED, networks, names, containers);
    }

    private StartedSystem start(
            MadeObjects made,
            Recreate recreate,
            List<NetworkRequest> networks,
            List<String> names,
            TestRequest... containers) {
        SystemRequest.Part part = new SystemRequest.Part(
                OWNER,
                "/work/shop/pom.xml",
                List.of(containers).stream().map(TestRequest::build).toList(),
                networks);
        EnginePull pull = new EnginePull(session.images(), Credentials.NONE);
        return new SystemStarter(new NetworkCreator())
                .start(
                        new SystemRequest(List.of(part), false, recreate, names),
                        new StartContext(
                                session,
                                () -> pull,
                                made,
                                Map::of,
                                Set.of(),
                                Debugging.NONE,
                                coverage,
                                Duration.ofSeconds(30),
                                StartedLogs.NONE,
                                progress));
    }

    private static TestRequest db() {
        return TestRequest.of("db").name("db").network("shop");
    }

    private static TestRequest web() {
        return TestRequest.of("web").name("web").network("shop").env("DATABASE", "http://db:8080");
    }

    private static TestRequest other() {
        return TestRequest.of("other").name("other").network("others");
    }

    @Test
    void makesWhatIsLackingInOrder() {
        StartedSystem started = start(List.of(network("shop"), network("others")), List.of(), web(), db(), other());
        assertThat(engine.networkNames()).containsExactly("shop", "others");
        assertThat(engine.names()).containsExactlyInAnyOrder("web", "db", "other");
        assertThat(engine.changes()).containsSubsequence("POST /containers/db/start", "POST /containers/create web");
        assertThat(started.started()).extracting(StartedContainer::change).containsOnly(Change.CREATED);
        assertThat(started.others()).isEmpty();
        assertThat(progress.lines()).contains("web starts after db: its environment or command names db");
    }

    @Test
    void restartsAContainerWithTheOneThatItDependsOn() {
        List<NetworkRequest> networks = List.of(network("shop"), network("others"));
        start(networks, List.of(), db(), web().restartsWith("db"), other());
        int before = engine.changes().size();
        StartedSystem started = start(networks, List.of(), db().env("A", "changed"), web().restartsWith("db"), other());
        assertThat(started.started())
                .extracting(StartedContainer::change)
                .containsExactlyInAnyOrder(Change.RECREATED, Change.RESTARTED, Change.KEPT);
        assertThat(engine.changes().subList(before, engine.changes().size()))
                .containsSubsequence("POST /containers/db/start", "POST /containers/web/restart");
        assertThat(progress.lines()).contains("Restarting web: db, which it depends on, was started anew");
    }

    @Test
    void changesNothingIfAFileForAContainerIsMissing() {
        start(List.of(network("shop")), List.of(), db());
        List<String> changes = engine.changes();
        assertThatThrownBy(() -> start(
                        List.of(network("shop")),
                        List.of(),
                        web(),
                        db().file(home.resolve("none.sql"), "/docker-entrypoint-initdb.d/")))
                .hasMessageContaining("none.sql does not exist");
        assertThat(engine.changes()).isEqualTo(changes);
    }

    @Test
    void changesNothingThatIsAsItIsToBe() {
        start(List.of(network("shop")), List.of(), web(), db());
        List<String> changes = engine.changes();
        StartedSystem again = start(List.of(network("shop")), List.of(), web(), db());
        assertThat(engine.changes()).isEqualTo(changes);
        assertThat(again.started()).extracting(StartedContainer::change).containsOnly(Change.KEPT);
        assertThat(progress.lines()).endsWith("All 2 containers are as configured: db, web. Nothing to do");
    }

    @Test
    void makesExactlyWhatDiffersAnew() {
        start(List.of(network("shop")), List.of(), web(), db());
        start(List.of(network("shop")), List.of(), web().env("A", "b"), db());
        assertThat(engine.changes().stream().filter(change -> change.contains("create web")))
                .hasSize(2);
        assertThat(engine.changes().stream().filter(change -> change.contains("create db")))
                .hasSize(1);
        assertThat(progress.lines()).contains("Making web anew: its configuration has changed");
    }

    @Test
    void makesAllAnewOrNothingAsAsked() {
        start(List.of(network("shop")), List.of(), db());
        MadeObjects made = new MadeObjects(home.resolve("logs"), data, progress);
        start(made, Recreate.NEVER, List.of(network("shop")), List.of(), db().env("A", "b"));
        assertThat(made.isEmpty()).isTrue();
        start(made, Recreate.ALWAYS, List.of(network("shop")), List.of(), db());
        assertThat(progress.lines()).contains("Making db anew: as docker.recreate asks for");
        assertThat(made.isEmpty()).isFalse();
    }

    @Test
    void startsWhatIsMeantWithItsDependenciesAndTheirNetworks() {
        StartedSystem started = start(
                List.of(network("shop"), network("others")),
                List.of("web"),
                web(),
                db(),
                other().env("UPSTREAM", "http://web:80"));
        assertThat(engine.names()).containsExactlyInAnyOrder("web", "db");
        assertThat(engine.networkNames()).containsExactly("shop");
        assertThat(started.started()).extracting(each -> each.request().alias()).containsExactly("db", "web");
        assertThat(progress.lines()).noneMatch(line -> line.startsWith("other starts after"));
    }

    @Test
    void knowsWhatElseRuns() {
        start(List.of(network("others")), List.of("other"), web(), db(), other());
        StartedSystem started = start(List.of(network("shop")), List.of("db"), web(), db(), other());
        assertThat(started.started()).extracting(each -> each.request().alias()).containsExactly("db");
        assertThat(started.others()).extracting(each -> each.request().alias()).containsExactly("other");
        assertThat(started.others().get(0).properties()).containsEntry("docker.container.other.id", "id-other");
    }

    @Test
    void anUnknownNameIsAnErrorBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> start(List.of(network("shop")), List.of("wbe"), web(), db()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("No container is called 'wbe'. Did you mean 'web'?");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void noContainerIsSaidToBeNone() {
        assertThat(start(List.of(), List.of()).started()).isEmpty();
        assertThat(progress.lines()).containsExactly("No container is configured: nothing to start");
        assertThatThrownBy(() -> start(List.of(), List.of("web")))
                .hasMessage("No container is called 'web'. None is configured.");
    }

    @Test
    void aHostThatIsNotKnownIsAnErrorBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> start(List.of(network("shop")), List.of(), db().extraHost("mail:no_such.invalid")))
                .hasMessageStartingWith(
                        "Container 'db', <extraHosts>: 'mail:no_such.invalid': 'no_such.invalid' is no IP"
                                + " address, and no name of a host that is known on this machine.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void whatWasMadeIsKnownWhenAStartFails() {
        engine.answer("POST /containers/web/start", "500 Internal Server Error", "port is in use");
        MadeObjects made = new MadeObjects(home.resolve("logs"), data, progress);
        assertThatThrownBy(() -> start(made, Recreate.CHANGED, List.of(network("shop")), List.of(), web(), db()))
                .hasMessageContaining("port is in use");
        assertThat(made.gone()).extracting(GoneContainer::id).containsExactly("id-db", "id-web");
        made.remove(session);
        assertThat(engine.names()).isEmpty();
        assertThat(engine.networkNames()).isEmpty();
    }

    @Test
    void aContainerThatSomebodyRemovesMeanwhileIsAnError() {
        engine.answer("GET /containers/db/json", "404 Not Found", "No such container");
        assertThatThrownBy(() -> start(List.of(network("shop")), List.of(), db()))
                .hasMessage("Container 'db' was removed by somebody else while it was started. Start it again.");
    }

    @Test
    void aNameThatAnotherTakesAtThatMomentIsNotWaitedFor() {
        engine.take("db-1");
        start(List.of(), List.of(), TestRequest.of("db"));
        assertThat(engine.names()).containsExactly("db-2");
        engine.take("web");
        assertThatThrownBy(
                        () -> start(List.of(), List.of(), TestRequest.of("web").name("web")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("web");
        assertThat(engine.names()).containsExactly("db-2");
    }

    @Test
    void theAgentIsInTheContainerBeforeItsFirstProcessAndTheNextOneGetsNone() throws IOException {
        CoverageAgent agent = CoverageAgent.read(Files.writeString(home.resolve("agent.jar"), "classes"));
        coverage = new Coverage(Optional.of(agent), data);
        start(List.of(network("shop")), List.of(), web().ofBuild(), db());
        assertThat(engine.changes())
                .containsSubsequence(
                        "POST /containers/create web", "PUT /containers/web/archive", "POST /containers/web/start")
                .doesNotContain("PUT /containers/db/archive");
        List<String> changes = engine.changes();
        start(List.of(network("shop")), List.of(), web().ofBuild(), db());
        assertThat(engine.changes()).isEqualTo(changes);
        engine.file("web", "recorded");
        coverage = new Coverage(Optional.empty(), data);
        start(List.of(network("shop")), List.of(), web().ofBuild(), db());
        assertThat(progress.lines())
                .containsSubsequence(
                        "Making web anew: its configuration has changed",
                        "Coverage of web: " + home.resolve("target/jacoco-web.exec"));
        assertThat(home.resolve("target/jacoco-web.exec")).hasContent("recorded");
        assertThat(engine.changes()).containsOnlyOnce("PUT /containers/web/archive");
    }

    @Test
    void aContainerThatStaysWithoutTheAgentIsNamed() throws IOException {
        start(List.of(network("shop")), List.of(), web().ofBuild(), db());
        CoverageAgent agent = CoverageAgent.read(Files.writeString(home.resolve("agent.jar"), "classes"));
        coverage = new Coverage(Optional.of(agent), data);
        MadeObjects made = new MadeObjects(home.resolve("logs"), data, progress);
        start(made, Recreate.NEVER, List.of(network("shop")), List.of(), web().ofBuild(), db());
        assertThat(progress.lines())
                .contains("No coverage of web: it was started without, and docker.recreate has it stay as it is");
    }

    @Test
    void anAgentOfTheUsersOwnIsAnErrorBeforeAnythingIsChanged() throws IOException {
        CoverageAgent agent = CoverageAgent.read(Files.writeString(home.resolve("agent.jar"), "classes"));
        coverage = new Coverage(Optional.of(agent), data);
        TestRequest own = web().ofBuild().env("JAVA_TOOL_OPTIONS", "-javaagent:/jacoco.jar");
        assertThatThrownBy(() -> start(List.of(network("shop")), List.of(), own, db()))
                .hasMessageStartingWith("Container 'web' cannot run with docker.coverage: ");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void anImageOfThisBuildIsNotPulled() {
        engine.answer("GET /images/shop/db:1.0/json", "404 Not Found", "No such image");
        assertThatThrownBy(() -> start(List.of(network("shop")), List.of(), db().ofBuild()))
                .hasMessageStartingWith("Image shop/db:1.0 of container 'db' is not in the engine at ")
                .hasMessageContaining("this project builds it");
        assertThat(engine.changes()).isEmpty();
    }
}
