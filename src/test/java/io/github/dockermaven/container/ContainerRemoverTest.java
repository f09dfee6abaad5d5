package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ContainerRemoverTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final List<GoneContainer> gone = new ArrayList<>();
    private Consumer<ListedContainer> ended = container -> {};

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.add("db", OWNER, "db");
        engine.add("users", OWNER, "users", "db");
        engine.add("foreign", "mysql:5.7", Map.of());
    }

    private void remove(boolean isForced, boolean removesVolumes, String... names) {
        new ContainerRemover(isForced, removesVolumes, ended)
                .remove(engine.named(OWNER, names), session, progress, gone::add);
    }

    @Test
    void removesWhatHasEndedEachAfterThoseThatDependOnIt() {
        engine.become("db", "exited");
        engine.become("users", "dead");
        remove(false, false, "db", "users");
        assertThat(engine.names()).containsExactly("foreign");
        assertThat(engine.changes()).containsExactly("DELETE /containers/users", "DELETE /containers/db");
        assertThat(progress.lines()).containsExactly("Removed users", "Removed db");
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-users", "id-db");
    }

    @Test
    void removesNothingIfOneRunsOrIsPaused() {
        engine.become("db", "exited");
        engine.become("foreign", "paused");
        assertThatThrownBy(() -> remove(false, false, "db", "users", "foreign"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Nothing is removed, because of container 'users', which is running, container 'foreign',"
                        + " which is paused. 'mvn docker:stop -Ddocker.container=users' stops and removes what docker:start has"
                        + " started; -Ddocker.force kills and removes any.");
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void knowsWhatIsGoneIfTheEngineIsStopped() {
        engine.stopAt("DELETE /containers/db");
        assertThatThrownBy(() -> remove(true, false, "users", "db"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(engine.stoppedAt("DELETE /containers/id-db"));
        assertThat(progress.lines()).containsExactly("Removed users");
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-users");
    }

    @Test
    void handsOverWhatHasEndedBeforeItIsGone() {
        List<String> seen = new ArrayList<>();
        ended = container -> seen.add(container.name() + " of " + engine.names().size());
        engine.become("db", "exited");
        remove(true, false, "db", "users");
        assertThat(seen).containsExactly("db of 2");
    }

    @Test
    void leavesWhatCannotBeHandedOverUnlessForced() {
        ended = container -> {
            throw new DockerExecutionException("The disk is full.");
        };
        engine.become("users", "exited");
        assertThatThrownBy(() -> remove(false, false, "users")).hasMessage("The disk is full.");
        assertThat(engine.names()).contains("users");
        remove(true, false, "users");
        assertThat(engine.names()).doesNotContain("users");
        assertThat(progress.lines()).containsExactly("Removing users all the same: The disk is full.", "Removed users");
    }

    @Test
    void removesAnyByForce() {
        remove(true, false, "users", "foreign");
        assertThat(engine.names()).containsExactly("db");
    }

    @Test
    void leavesVolumesUnlessTheyAreToGo() {
        engine.addVolume("data", OWNER.labels());
        engine.mount("users", "data");
        remove(true, false, "users");
        assertThat(engine.volumeNames()).containsExactly("data");
    }

    @Test
    void removesTheVolumesThatWereMadeForTheContainers() {
        engine.addVolume("data", OWNER.labels());
        engine.addVolume("theirs", Map.of());
        engine.addVolume("shared", OWNER.labels());
        engine.addVolume("other", OWNER.labels());
        engine.mount("users", "data");
        remove(true, true, "users");
        assertThat(engine.volumeNames()).containsExactly("theirs", "shared", "other");
        assertThat(progress.lines()).contains("Removed volume data");
        engine.mount("foreign", "theirs");
        remove(true, true, "foreign");
        assertThat(progress.lines())
                .contains("Volume theirs stays: this plugin did not make it. 'mvn docker:volume-rm"
                        + " -Ddocker.volume=theirs' removes it");
        engine.add("another", "mysql:5.7", Map.of());
        engine.mount("db", "shared");
        engine.mount("another", "shared");
        remove(true, true, "db");
        assertThat(progress.lines()).contains("Volume shared stays, because containers use it: another");
        assertThat(engine.volumeNames()).contains("theirs", "shared", "other");
    }
}
