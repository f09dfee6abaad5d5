package io.github.dockermaven.container.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.prune.PruneRequest.Scope;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PrunerTest {
    private static final Owner OWNER = new Owner("m", "shop:users", "/work/shop");
    private static final Owner NEIGHBOUR = new Owner("m", "shop:orders", "/work/orders");
    private static final Owner ELSEWHERE = new Owner("n", "shop:users", "/work/shop");
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final String VOLUME = "a".repeat(64);
    private static final String BUILT = "sha256:" + "b".repeat(64);
    private static final String OTHER_IMAGE = "sha256:" + "c".repeat(64);

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final List<ListedContainer> ended = new ArrayList<>();

    private final RecordedProgress progress = new RecordedProgress();
    private final List<GoneContainer> gone = new ArrayList<>();
    private EngineSession session;

    @BeforeEach
    void open() {
        session = engine.session();
    }

    private Pruner pruner(Scope scope) {
        return new Pruner(new PruneRequest(List.of(OWNER), scope, Set.of(BUILT), NOW), session, progress, ended::add);
    }

    private void addEnded(String name, Map<String, String> labels) {
        engine.add(name, "mysql:5.7", labels);
        engine.become(name, "exited");
    }

    private void addWithVolume(String name, Map<String, String> labels, String volume) {
        addEnded(name, labels);
        engine.addVolume(volume, Map.of());
        engine.mount(name, volume);
    }

    private static Map<String, String> ofRun(Owner owner) {
        Map<String, String> labels = new HashMap<>(owner.labels());
        labels.put(Owner.RUN_LABEL, "1");
        return labels;
    }

    @Test
    void removesWhatOfTheProjectNobodyUses() {
        addWithVolume("db", OWNER.labels(), VOLUME);
        addEnded("once", ofRun(OWNER));
        engine.add("web", "nginx", OWNER.labels());
        addEnded("neighbour", NEIGHBOUR.labels());
        addEnded("foreign", Map.of());
        engine.addNetwork("shop", OWNER.keptLabels(), Map.of());
        engine.addNetwork("shared", OWNER.labels(), Map.of());
        engine.connect("foreign", "shared");
        engine.addNetwork("own", OWNER.labels(), Map.of());
        engine.connect("db", "own");
        engine.addNetwork("old", Map.of(Owner.LABEL, Owner.PLUGIN), Map.of());
        engine.addVolume("data", OWNER.labels());
        engine.addUnnamedImage(BUILT);
        engine.addUnnamedImage(OTHER_IMAGE);

        PrunePlan plan = pruner(Scope.PROJECT).plan();

        assertThat(plan.lines())
                .containsExactly(
                        "container db (exited), 1.0 kB",
                        "container once (exited), 1.0 kB",
                        "volume " + VOLUME + " of db, 20.0 kB",
                        "network own",
                        "network shop",
                        "image bbbbbbbbbbbb without a name, 300 B");
        assertThat(plan.left()).containsExactly("Network shared stays, because containers are in it: foreign");
        assertThat(plan.counts()).isEqualTo("2 containers, 1 volume, 2 networks, 1 image");
        assertThat(plan.question()).isEqualTo("Remove 2 containers, 1 volume, 2 networks, 1 image, and win 22.3 kB?");
        assertThat(plan.owners()).containsExactly(OWNER);
        assertThat(engine.changes()).isEmpty();

        pruner(Scope.PROJECT).remove(plan, gone::add);

        assertThat(engine.names()).containsExactly("web", "neighbour", "foreign");
        assertThat(engine.networkNames()).containsExactly("shared", "old");
        assertThat(engine.volumeNames()).containsExactly("data");
        assertThat(engine.unnamedImages()).containsExactly(OTHER_IMAGE);
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-db", "id-once");
        assertThat(progress.lines())
                .containsExactly("Removed 2 containers, 1 volume, 2 networks, 1 image. Space won: 22.3 kB");
    }

    @Test
    void removesWhatThisPluginMadeForAllProjects() {
        addEnded("neighbour", NEIGHBOUR.labels());
        addEnded("foreign", Map.of());
        addEnded("elsewhere-old", ELSEWHERE.labels());
        engine.created("elsewhere-old", NOW.minusSeconds(3601));
        addEnded("elsewhere-young", ELSEWHERE.labels());
        engine.created("elsewhere-young", NOW.minusSeconds(3599));
        engine.addNetwork("young", ELSEWHERE.labels(), Map.of("Created", "2026-11-30T07:30:00.5Z"));
        engine.addNetwork("old", Map.of(Owner.LABEL, Owner.PLUGIN), Map.of("Created", "2026-11-30T07:59:59Z"));

        PrunePlan plan = pruner(Scope.ALL).plan();

        assertThat(plan.lines())
                .containsExactly(
                        "container elsewhere-old (exited), 1.0 kB",
                        "container neighbour (exited), 1.0 kB",
                        "network old");
        assertThat(plan.left())
                .containsExactly(
                        "Container elsewhere-young stays: another machine has made it less than an hour ago, and may be"
                                + " about to use it",
                        "Network young stays: another machine has made it less than an hour ago, and may be about to use it");
        assertThat(plan.owners()).containsExactly(ELSEWHERE, NEIGHBOUR);
    }

    @Test
    void removesWhatTheDockerCommandRemovesOfASystem() {
        addWithVolume("foreign", Map.of(), VOLUME);
        addWithVolume("neighbour", NEIGHBOUR.labels(), "d".repeat(64));
        engine.add("web", "nginx", Map.of());
        engine.addNetwork("bridge", Map.of(), Map.of());
        engine.addNetwork("lan", Map.of(), Map.of());
        engine.addNetwork("used", Map.of(), Map.of());
        engine.connect("web", "used");
        engine.addNetwork("joining", Map.of(), Map.of("Ingress", true));
        engine.addUnnamedImage(OTHER_IMAGE);
        engine.addCache(2);

        PrunePlan plan = pruner(Scope.SYSTEM).plan();

        assertThat(plan.lines())
                .containsExactly(
                        "container foreign (exited), 1.0 kB",
                        "container neighbour (exited), 1.0 kB",
                        "volume " + "d".repeat(64) + " of neighbour, 20.0 kB",
                        "network lan",
                        "image cccccccccccc without a name, 300 B",
                        "build cache of 2 entries, 1.4 kB");
        assertThat(plan.left()).isEmpty();

        pruner(Scope.SYSTEM).remove(plan, gone::add);

        assertThat(engine.names()).containsExactly("web");
        assertThat(ended).extracting(ListedContainer::name).containsExactly("neighbour");
        assertThat(engine.networkNames()).containsExactly("bridge", "used", "joining");
        assertThat(engine.volumeNames()).containsExactly(VOLUME);
        assertThat(engine.unnamedImages()).isEmpty();
        assertThat(progress.lines())
                .containsExactly("Removed 2 containers, 1 volume, 1 network, 1 image, build cache. Space won: 23.7 kB");
    }

    @Test
    void leavesWhatIsUsedMeanwhile() {
        addEnded("db", OWNER.labels());
        addEnded("web", OWNER.labels());
        engine.addNetwork("shop", OWNER.labels(), Map.of());
        PrunePlan plan = pruner(Scope.PROJECT).plan();
        engine.become("db", "running");
        engine.connect("db", "shop");

        pruner(Scope.PROJECT).remove(plan, gone::add);

        assertThat(engine.names()).containsExactly("db");
        assertThat(engine.networkNames()).containsExactly("shop");
        assertThat(progress.lines())
                .containsExactly(
                        "The container db (exited) stays: somebody uses it meanwhile, or has removed it",
                        "The network shop stays: somebody uses it meanwhile, or has removed it",
                        "Removed 1 container. Space won: 1.0 kB");
    }

    @Test
    void leavesWhatARunIsAboutToStart() {
        engine.add("once", "mysql:5.7", ofRun(OWNER));
        engine.become("once", "created");
        engine.created("once", NOW.minusSeconds(5));
        assertThat(pruner(Scope.PROJECT).plan())
                .isEqualTo(new PrunePlan(
                        List.of(),
                        List.of("Container once stays: docker:run has just created it, and may be about to start it")));

        engine.created("once", NOW.minusSeconds(61));
        assertThat(pruner(Scope.PROJECT).plan().lines()).containsExactly("container once (created), 1.0 kB");
    }

    @Test
    void removesAllElseIfTheEngineRefusesOne() {
        addEnded("db", OWNER.labels());
        addEnded("web", OWNER.labels());
        engine.addNetwork("lan", OWNER.labels(), Map.of());
        engine.addUnnamedImage(BUILT);
        engine.answer("DELETE /containers/db", "500 Internal Server Error", "device busy");
        engine.answer("DELETE /networks/net-lan", "403 Forbidden", "network lan is in use by service web");
        engine.answer("DELETE /images/" + BUILT, "409 Conflict", "image has dependent child images");

        assertThatThrownBy(
                        () -> pruner(Scope.PROJECT).remove(pruner(Scope.PROJECT).plan(), gone::add))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("""
                        Not everything could be removed. Whatever uses it has to go first:
                          - container db (exited): Container id-db cannot be removed: device busy.
                          - image bbbbbbbbbbbb without a name: image has dependent child images""");
        assertThat(progress.lines())
                .containsExactly(
                        "The network lan stays: Network 'lan' cannot be removed: network lan is in use by service web.",
                        "Removed 1 container. Space won: 1.0 kB");
    }

    @Test
    void saysWhatIsGoneIfTheEngineIsStopped() {
        addEnded("db", OWNER.labels());
        addEnded("web", OWNER.labels());
        PrunePlan plan = pruner(Scope.PROJECT).plan();
        engine.stopAt("DELETE /containers/web");

        assertThatThrownBy(() -> pruner(Scope.PROJECT).remove(plan, gone::add))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(engine.stoppedAt("DELETE /containers/id-web"));
        assertThat(progress.lines()).containsExactly("Removed 1 container. Space won: 1.0 kB");
        assertThat(gone).extracting(GoneContainer::id).containsExactly("id-db");
    }

    @Test
    void removesAConfigurationAfterTheNetworksThatTakeIt() {
        Map<String, Object> taking = Map.of("ConfigFrom", Map.of("Network", "a-config"));
        engine.addNetwork("a-config", OWNER.labels(), Map.of("ConfigOnly", true));
        engine.addNetwork("lan", OWNER.labels(), taking);
        assertThat(pruner(Scope.PROJECT).plan().lines()).containsExactly("network lan", "network a-config");

        engine.addNetwork("others", Map.of(), taking);
        assertThat(pruner(Scope.PROJECT).plan().lines()).containsExactly("network lan");
    }

    @Test
    void knowsNoSizesThatTheEngineDoesNotReport() {
        engine.answer("GET /system/df", "500 Internal Server Error", "a disk usage operation is already running");
        addEnded("db", OWNER.labels());
        PrunePlan plan = pruner(Scope.PROJECT).plan();
        assertThat(plan.lines()).containsExactly("container db (exited)");
        assertThat(plan.question()).isEqualTo("Remove 1 container?");
    }
}
