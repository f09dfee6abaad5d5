package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SystemStopperTest {
    private static final Owner USERS = new Owner("m", "shop:users", "/work/shop/users");
    private static final Owner ORDERS = new Owner("m", "shop:orders", "/work/shop/orders");
    private static final Owner MOVED = new Owner("m", "shop:users", "/old/shop/users");
    private static final StopSettings KILL =
            new StopSettings(true, Optional.empty(), Optional.empty(), Optional.empty(), false);

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private final List<GoneContainer> gone = new ArrayList<>();
    private final Map<Owner, List<ContainerRequest>> configured = new LinkedHashMap<>();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.add("foreign", "shop/users:1.0", Map.of());
        engine.add("users-db", USERS, "db");
        engine.add("users", USERS, "users", "users-db");
        engine.add("orders-db", ORDERS, "db");
        engine.add("moved", MOVED, "moved");
    }

    private StopRequest request(boolean elsewhere, boolean keeps, String... names) {
        return new StopRequest(
                List.of(USERS),
                configured,
                Stream.of(names).map(NameOrId::name).toList(),
                elsewhere,
                false,
                Optional.empty(),
                keeps,
                false,
                ComposedContainers.NONE);
    }

    private void stop(StopRequest request) {
        new SystemStopper(new CoverageData(List.of(home), home.resolve("target")))
                .stop(request, session, progress, gone::add);
    }

    @Test
    void leavesWhatARunHasStartedUnlessItIsNamed() {
        engine.add(
                "console",
                "shop/console:1.0",
                TestContainer.ofRun("console", USERS, "console").labels());
        stop(request(false, false));
        assertThat(engine.names()).contains("console");
        assertThat(progress.lines())
                .contains("What docker:run has started stays: console. 'mvn docker:stop -Ddocker.container=console'"
                        + " removes one");
        stop(request(false, false, "console"));
        assertThat(engine.names()).doesNotContain("console");
    }

    @Test
    void removesTheNetworksOfStartsOnly() {
        engine.addNetwork("started", USERS.labels(), Map.of());
        engine.addNetwork("created-by-hand", USERS.keptLabels(), Map.of());
        engine.addNetwork("orders", ORDERS.labels(), Map.of());
        stop(request(false, false));
        assertThat(engine.networkNames()).containsExactly("created-by-hand", "orders");
    }

    @Test
    void removesWhatIsTheOwnersInReverseOrder() {
        stop(request(false, false));
        assertThat(engine.changes())
                .containsExactly(
                        "POST /containers/users/stop",
                        "DELETE /containers/users",
                        "POST /containers/users-db/stop",
                        "DELETE /containers/users-db");
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-users", "id-users-db");
        assertThat(progress.lines())
                .contains("This project has started moved in /old/shop/users. They stay; 'mvn docker:stop -Ddocker.all'"
                        + " removes them too");
    }

    @Test
    void removesWhatTheProjectHasElsewhereToo() {
        stop(request(true, false));
        assertThat(engine.names()).containsExactly("foreign", "orders-db");
    }

    @Test
    void onlyStopsWhatIsKept() {
        stop(request(false, true));
        assertThat(engine.names()).contains("users", "users-db");
        assertThat(engine.changes()).containsExactly("POST /containers/users/stop", "POST /containers/users-db/stop");
        assertThat(gone).hasSize(2);
    }

    @Test
    void stopsWhatIsNamedAndNamesWhatDependsOnIt() {
        stop(request(false, false, "db"));
        assertThat(engine.names()).doesNotContain("users-db").contains("users", "orders-db");
        assertThat(progress.lines()).contains("users still runs, and depends on users-db");
    }

    @Test
    void anUnknownNameIsAnErrorBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> stop(request(false, false, "dbb")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("No container of this project is called 'dbb'. Did you mean 'db'?");
        assertThat(engine.changes()).isEmpty();
    }

    /** Two modules may have containers of one alias, each of its own. */
    @Test
    void eachIsStoppedAsItsOwnProjectSays() {
        configured.put(
                ORDERS,
                List.of(TestRequest.of("db")
                        .stop(KILL)
                        .portProperty(3306, "orders.port")
                        .build()));
        configured.put(
                USERS,
                List.of(TestRequest.of("db").portProperty(3306, "users.port").build()));
        stop(new StopRequest(
                List.of(ORDERS, USERS),
                configured,
                List.of(NameOrId.name("db")),
                false,
                false,
                Optional.empty(),
                false,
                false,
                ComposedContainers.NONE));
        assertThat(engine.changes()).contains("POST /containers/orders-db/kill", "POST /containers/users-db/stop");
        assertThat(gone)
                .containsExactlyInAnyOrder(
                        new GoneContainer("id-orders-db", List.of("orders.port")),
                        new GoneContainer("id-users-db", List.of("users.port")));
    }

    private void cover(String name, Owner owner) {
        Map<String, String> labels =
                new LinkedHashMap<>(TestContainer.of(name, owner, name).labels());
        labels.put("io.github.dockermaven.coverage", home.resolve("made").toString());
        engine.add(name, "shop/" + name + ":1.0", labels);
        engine.file(name, "recorded");
    }

    @Test
    void savesTheCoverageOfWhatRunsAndOfWhatHasEndedBeforeItIsRemoved() {
        cover("task", USERS);
        engine.become("task", "exited");
        cover("web", USERS);
        // It would have no time to write its coverage.
        configured.put(USERS, List.of(TestRequest.of("web").stop(KILL).build()));
        stop(request(false, false, "task", "web"));
        assertThat(home.resolve("made/jacoco-task.exec")).hasContent("recorded");
        assertThat(home.resolve("made/jacoco-web.exec")).hasContent("recorded");
        assertThat(engine.changes())
                .containsExactlyInAnyOrder(
                        "DELETE /containers/task", "POST /containers/web/stop", "DELETE /containers/web");
    }

    @Test
    void leavesAContainerWhoseCoverageCannotBeSaved() {
        cover("web", USERS);
        engine.answer("GET /containers/web/archive", "500 Internal Server Error", "the disk is damaged");
        assertThatThrownBy(() -> stop(request(false, false, "web"))).hasMessageContaining("the disk is damaged");
        assertThat(engine.names()).contains("web");
    }

    @Test
    void aFailureOfOneKeepsNoOther() {
        engine.answer("DELETE /containers/users", "500 Internal Server Error", "device is busy");
        assertThatThrownBy(() -> stop(request(false, false))).hasMessageContaining("device is busy");
        assertThat(engine.names()).doesNotContain("users-db");
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-users-db");
    }

    private StopRequest composed(boolean areStopped) {
        engine.add(
                "shop-web-1",
                "shop/web:1.0",
                Map.of("com.docker.compose.project", "shop", "com.docker.compose.project.working_dir", "/shop"));
        engine.add(
                "other-web-1",
                "shop/web:1.0",
                Map.of("com.docker.compose.project", "other", "com.docker.compose.project.working_dir", "/other"));
        return new StopRequest(
                List.of(new Owner("m", "a:b", "/shop")),
                configured,
                List.of(),
                false,
                false,
                Optional.empty(),
                false,
                false,
                new ComposedContainers(Set.of("/shop"), areStopped));
    }

    @Test
    void namesWhatDockerComposeHasStartedAndLeavesIt() {
        stop(composed(false));
        assertThat(progress.lines())
                .contains(
                        "What docker compose has started stays: shop-web-1. 'mvn docker:stop -Ddocker.stopCompose' stops and"
                                + " removes it, 'docker compose -p shop down' its networks, too");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void stopsWhatDockerComposeHasStartedIfItIsAskedTo() {
        stop(composed(true));
        assertThat(engine.names()).doesNotContain("shop-web-1").contains("other-web-1");
        assertThat(progress.lines()).noneMatch(line -> line.contains("stays: shop-web-1"));
    }

    @Test
    void saysThatThereIsNone() {
        stop(new StopRequest(
                List.of(new Owner("m", "a:b", "/empty")),
                configured,
                List.of(),
                false,
                false,
                Optional.empty(),
                false,
                false,
                ComposedContainers.NONE));
        assertThat(progress.lines()).containsExactly("No container of this project exists: nothing to stop");
        assertThat(engine.changes()).isEmpty();
    }
}
