package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ContainerProcesses;
import io.github.dockermaven.engine.ContainerStats;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RunningContainersTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.add("users-1", OWNER, "users");
        engine.add("db-1", OWNER, "db");
    }

    private RunningContainers running(String... names) {
        return new RunningContainers(
                session, List.of(OWNER), Stream.of(names).map(NameOrId::name).toList(), false);
    }

    private static List<String> names(List<ListedContainer> containers) {
        return containers.stream().map(ListedContainer::name).toList();
    }

    @Test
    void areThoseOfTheOwnersThatRun() {
        engine.add("other", "mysql:5.7", Map.of());
        engine.become("db-1", "exited");
        assertThat(names(running().find())).containsExactly("users-1");
        assertThat(names(new RunningContainers(session, List.of(OWNER), List.of(), true).find()))
                .containsExactly("users-1", "other");
        assertThatThrownBy(() -> running("db").find())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Container 'db-1' does not run, it is exited. 'mvn docker:logs -Ddocker.container=db-1' prints"
                                + " what it has written.");
    }

    @Test
    void areReportedWhenTheyEnd() {
        List<ListedContainer> both = running().find();
        engine.become("db-1", "exited");
        RunningContainers.Later later = running().later(both);
        assertThat(names(later.running())).containsExactly("users-1");
        assertThat(later.ended()).containsExactly("Container db-1 has ended: exited");
        engine.lose("users-1");
        later = running().later(both);
        assertThat(later.running()).isEmpty();
        assertThat(later.ended())
                .containsExactly("Container users-1 has ended, and is removed", "Container db-1 has ended: exited");
    }

    @Test
    void areJoinedByNewOnesIfNoneIsNamed() {
        List<ListedContainer> both = running().find();
        engine.add("web-1", "nginx", TestContainer.of("web-1", OWNER, "web").labels());
        assertThat(names(running().later(both).running())).containsExactly("users-1", "db-1", "web-1");
        assertThat(names(running("users", "db").later(both).running())).containsExactly("users-1", "db-1");
    }

    @Test
    void haveWhatTheyUse() {
        List<ListedContainer> both = running("users", "db").find();
        engine.become("db-1", "restarting");
        Map<String, ContainerStats> stats = ContainerUsage.measure(both, session);
        assertThat(ContainerUsage.lines(running("users", "db").later(both).running().stream()
                        .map(each -> ContainerUsage.of(each, stats))
                        .toList()))
                .containsExactly("""
                NAME      ALIAS   CPU     MEMORY   LIMIT    RECEIVED   SENT   READ   WRITTEN   PROCESSES
                users-1   users   0.00%   3.0 kB   8.0 kB   0 B        0 B    0 B    0 B       0
                db-1      db      -       -        -        -          -      -      -         -
                """.split("\n"));
        assertThat(ContainerUsage.lines(List.of())).isEmpty();
        engine.become("users-1", "exited");
        engine.lose("db-1");
        assertThat(ContainerUsage.measure(both, session)).isEmpty();
    }

    @Test
    void haveProcesses() {
        List<ListedContainer> both = running("users", "db").find();
        assertThat(processes(both))
                .containsExactly("users-1:", "PID   CMD", "7     java", "db-1:", "PID   CMD", "7     java");
        assertThat(processes(both.subList(0, 1))).containsExactly("PID   CMD", "7     java");
        engine.become("users-1", "restarting");
        engine.lose("db-1");
        assertThat(processes(running().find())).containsExactly("No processes: it is restarting");
        assertThat(processes(both.subList(1, 2))).containsExactly("No processes: it is running");
    }

    private List<String> processes(List<ListedContainer> containers) {
        Map<String, ContainerProcesses> processes = ProcessList.measure(containers, session);
        return ProcessList.lines(
                containers.stream().map(each -> ProcessList.of(each, processes)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "top"})
    void areNotMeasuredIfTheEngineIsStopped(String goal) {
        engine.stopAt("GET /containers/db-1/" + goal);
        // Of several at once any could be the first that finds it stopped.
        List<ListedContainer> database = running("db").find();
        assertThatThrownBy(() -> {
                    ContainerUsage.measure(database, session);
                    ProcessList.measure(database, session);
                })
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(engine.stoppedAt("GET /containers/id-db-1/" + goal));
    }

    @Test
    void areNotMeasuredIfTheEngineRefuses() {
        engine.answer("GET /containers/db-1/stats", "500 Internal Server Error", "no cgroup");
        engine.answer("GET /containers/db-1/top", "500 Internal Server Error", "ps: not found");
        List<ListedContainer> both = running().find();
        assertThatThrownBy(() -> ContainerUsage.measure(both, session))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Container 'db-1' cannot be measured: no cgroup");
        assertThatThrownBy(() -> ProcessList.measure(both, session))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Container 'db-1' does not list its processes: ps: not found");
    }
}
