package io.github.dockermaven.container.reaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledBuildsTest {
    private static final String TABLE = "0a";
    private static final Owner OWNER = new Owner("laptop", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final Map<Long, String> running = new HashMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private final ProcessTable processes = new ProcessTable() {
        @Override
        public String id() {
            return TABLE;
        }

        @Override
        public Optional<String> start(long pid) {
            return Optional.ofNullable(running.get(pid));
        }
    };
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
    }

    private static Map<String, String> labels(String table, long pid, String start) {
        Map<String, String> labels = new LinkedHashMap<>(OWNER.labels());
        labels.putAll(new BuildSession("b1", new BuildProcess(table, pid, start)).labels());
        return labels;
    }

    private void add(String name, Map<String, String> labels) {
        engine.add(name, "shop/" + name, labels);
    }

    private Path lock() {
        return OWNER.lockFile(home);
    }

    /** As the next goal does it, whatever it asks the engine for. */
    private void clean() {
        session.beforeContainers(own -> new KilledBuilds(home, progress).clean(own, processes));
        session.containers();
    }

    @Test
    void removesWhatAKilledBuildHasLeft() {
        session.networks().create(NetworkSpec.named("shop").withLabels(labels(TABLE, 42, "900")));
        add("db", labels(TABLE, 42, "900"));
        add("web", labels(TABLE, 42, "900"));
        clean(session.another());
        assertThat(engine.names()).isEmpty();
        assertThat(engine.networkNames()).isEmpty();
        assertThat(progress.lines())
                .containsExactlyInAnyOrder(
                        "Removing what a killed build has left (process 42 in /work/shop)",
                        "Removed db",
                        "Removed web",
                        "Removed network shop");
    }

    private void clean(EngineSession other) {
        try (other) {
            new KilledBuilds(home, progress).clean(other, processes);
        }
    }

    @Test
    void removesItWhenTheGoalAsksForContainers() {
        add("db", labels(TABLE, 42, "900"));
        clean();
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void leavesABuildThatRuns() {
        running.put(42L, "900");
        add("db", labels(TABLE, 42, "900"));
        clean();
        assertThat(engine.names()).containsExactly("db");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void aProcessThatHasTheIdNowIsAnother() {
        running.put(42L, "1200");
        add("left", labels(TABLE, 42, "900"));
        add("runs", labels(TABLE, 42, "1200"));
        clean();
        assertThat(engine.names()).containsExactly("runs");
    }

    @Test
    void leavesABuildOfWhichNothingIsKnown() {
        running.put(42L, ProcessTable.HIDDEN);
        add("hidden", labels(TABLE, 42, "900"));
        add("of-another-machine-or-user", labels("0b", 43, "900"));
        clean();
        assertThat(engine.names()).containsExactly("hidden", "of-another-machine-or-user");
    }

    @Test
    void leavesWhatIsNotToEndWithABuild() {
        add("by-hand", OWNER.labels());
        Map<String, String> foreign = new HashMap<>(labels(TABLE, 42, "900"));
        foreign.remove(Owner.LABEL);
        add("foreign", foreign);
        Map<String, String> strange = new HashMap<>(labels(TABLE, 42, "900"));
        strange.put(BuildProcess.LABEL, TABLE + " 99999999999999999999 900");
        add("strange", strange);
        clean();
        assertThat(engine.names()).containsExactly("by-hand", "foreign", "strange");
    }

    @Test
    void leavesWhatAnotherBuildOfTheProjectCountsOn() throws IOException {
        add("db", labels(TABLE, 42, "900"));
        Files.writeString(lock(), "process 43");
        clean();
        assertThat(engine.names()).containsExactly("db");
        Files.writeString(lock(), "process 42");
        clean(session.another());
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void leavesWhatABuildThatEndedInOrderLetsRunOn() {
        add("db", labels(TABLE, ProcessHandle.current().pid(), "900"));
        SystemLock.start(lock(), progress, () -> {});
        SystemLock.release(lock());
        clean();
        assertThat(engine.names()).containsExactly("db");
        assertThat(lock()).hasContent("a build that has ended");
    }

    @Test
    void doesNotWaitForAGoalThatStartsThere() {
        add("db", labels(TABLE, 42, "900"));
        SystemLock.start(lock(), progress, this::clean);
        assertThat(engine.names()).containsExactly("db");
    }

    @Test
    void leavesWhatTheEngineDoesNotRemove() {
        add("db", labels(TABLE, 42, "900"));
        add("web", labels(TABLE, 42, "900"));
        engine.answer("DELETE /containers/db", "500 Internal Server Error", "device is busy");
        clean();
        assertThat(engine.names()).containsExactly("db");
        assertThat(progress.lines()).contains("Removed web").doesNotContain("Removed db");
    }

    @Test
    void leavesANetworkThatOthersUse() {
        session.networks().create(NetworkSpec.named("shop").withLabels(labels(TABLE, 42, "900")));
        engine.occupy("shop", "of-others");
        clean();
        assertThat(engine.networkNames()).containsExactly("shop");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void aGoalGoesOnIfTheEngineDoesNotListThem() {
        engine.answer("GET /containers/json", "500 Internal Server Error", "no list");
        clean();
        assertThat(progress.lines()).isEmpty();
        assertThat(session.networks().list()).isEmpty();
    }

    /** Two builds of one project, one after the other. */
    @Test
    void aProcessHasSeveralBuilds() {
        BuildSession one = BuildSession.ofThisProcess().orElseThrow();
        BuildSession other = BuildSession.ofThisProcess().orElseThrow();
        assertThat(one.process()).isEqualTo(other.process());
        assertThat(one.hasStarted(one.labels())).isTrue();
        assertThat(one.hasStarted(other.labels())).isFalse();
        assertThat(BuildProcess.ofLabels(one.labels())).contains(one.process());
    }
}
