package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The creation, removal and list of volumes. */
@Timeout(120)
class VolumesTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
        engine.addVolume("ours", OWNER.labels());
        engine.addVolume("theirs", Map.of());
    }

    private static VolumeSpec volume(String name, String driver, Map<String, String> options) {
        return new VolumeSpec(name, Optional.of(driver), options, Map.of("team", "users"));
    }

    private void create(VolumeSpec... volumes) {
        new VolumeCreator(OWNER).create(List.of(volumes), session, progress);
    }

    private void remove(boolean onlyOurs, String... names) {
        new VolumeRemover(onlyOurs).remove(List.of(names), session, progress);
    }

    @Test
    void createsWhatDoesNotExistAndUsesWhatDoes() {
        create(volume("theirs", "local", Map.of()), volume("data", "local", Map.of("type", "tmpfs")));
        assertThat(progress.lines())
                .containsExactly("Volume theirs exists (driver local); it is used", "Created volume data");
        assertThat(session.volumes().find("data").orElseThrow().labels())
                .containsEntry("team", "users")
                .containsAllEntriesOf(OWNER.labels());
    }

    @Test
    void createsNothingIfOneIsAnother() {
        assertThatThrownBy(() -> create(volume("data", "local", Map.of()), volume("ours", "nfs", Map.of())))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Volume 'ours' exists, and is another: its driver is local, not nfs. Configure it as it is, choose"
                                + " another name, or remove it with all its data: 'mvn docker:volume-rm -Ddocker.volume=ours'.");
        assertThatThrownBy(() -> create(volume("ours", "local", Map.of("type", "tmpfs"))))
                .hasMessageContaining("its options are [] with other values, or others than [type]");
        assertThat(engine.volumeNames()).containsExactly("ours", "theirs");
    }

    @Test
    void removesThoseOfOthersOnlyIfTheyAreNamedByHand() {
        remove(true, "ours", "theirs", "nosuch");
        assertThat(progress.lines())
                .containsExactly(
                        "Volume theirs stays: this plugin did not make it. -Ddocker.volume=theirs removes it anyway",
                        "Volume nosuch does not exist: nothing to remove",
                        "Removed volume ours");
        remove(false, "theirs");
        assertThat(engine.volumeNames()).isEmpty();
    }

    @Test
    void removesNoneIfContainersUseOne() {
        engine.add("mysql", "mysql:5.7", Map.of());
        engine.mount("mysql", "theirs");
        assertThatThrownBy(() -> remove(false, "ours", "theirs"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Volume 'theirs' cannot be removed: container mysql uses it, running or not. Remove it before"
                                + " with 'mvn docker:rm -Ddocker.container=mysql'.");
        engine.add("web", "web:1", Map.of());
        engine.mount("web", "theirs");
        assertThatThrownBy(() -> remove(false, "theirs"))
                .hasMessageContaining("containers mysql, web use it, running or not. Remove them before with"
                        + " 'mvn docker:rm -Ddocker.container=mysql,web'.");
        assertThat(engine.volumeNames()).hasSize(2);
    }

    @Test
    void listsThem() {
        assertThat(VolumeListing.of(session.volumes().list(Map.of())).lines()).containsExactly("""
                NAME     DRIVER   FOLDER            OURS
                ours     local    /volumes/ours     yes
                theirs   local    /volumes/theirs
                """.split("\n"));
        assertThat(VolumeListing.of(List.of()).lines()).containsExactly("The engine has no volume.");
    }
}
