package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MadeObjectsTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private EngineSession session;
    private MadeObjects made;

    @BeforeEach
    void open() {
        session = engine.session();
        made = new MadeObjects(home.resolve("logs"), new CoverageData(List.of(), home), progress);
    }

    private void make(TestRequest request, String name) {
        ContainerRequest container = request.build();
        made.container(container, OWNER, () -> {
            engine.add(
                    name,
                    "shop/" + container.alias(),
                    TestContainer.of(name, OWNER, container.alias()).labels());
            return new CreatedContainer("id-" + name, List.of());
        });
    }

    @Test
    void areRemovedAfterTheirLogsAreSaved() {
        engine.add(
                "before",
                "shop/before",
                TestContainer.of("before", OWNER, "before").labels());
        make(TestRequest.of("web").portProperty(80, "web.port"), "shop-web");
        made.remove(session);
        assertThat(engine.names()).containsExactly("before");
        assertThat(home.resolve("logs/web.log")).hasContent("shop-web was here");
        assertThat(progress.lines()).contains("Log of web: " + home.resolve("logs/web.log"));
        assertThat(made.gone()).containsExactly(new GoneContainer("id-shop-web", List.of("web.port")));
    }

    @Test
    void areRemovedOnce() {
        make(TestRequest.of("web"), "web");
        made.remove(session);
        engine.add("web", "shop/web", TestContainer.of("web", OWNER, "web").labels());
        made.remove(session);
        assertThat(engine.names()).containsExactly("web");
    }

    @Test
    void aLogThatTheEngineHasRemovedIsSaidToBeLost() {
        make(TestRequest.of("task").autoRemove(), "task");
        make(TestRequest.of("web"), "web");
        engine.lose("task");
        engine.lose("web");
        made.remove(session);
        assertThat(progress.lines())
                .containsExactly(
                        "Container task is gone, and its log with it: it has ended, and autoRemove had the engine remove it",
                        "Container web is gone, and its log with it: somebody else has removed it");
        assertThat(home.resolve("logs")).doesNotExist();
    }

    @Test
    void whatWasReplacedIsGoneToo() {
        assertThat(made.isEmpty()).isTrue();
        made.replaced("id-former", TestRequest.of("web").build());
        assertThat(made.isEmpty()).isFalse();
        assertThat(made.gone()).containsExactly(new GoneContainer("id-former", List.of()));
        made.remove(session);
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void oneThatCannotBeRemovedKeepsNoOther() {
        make(TestRequest.of("web"), "web");
        make(TestRequest.of("db"), "db");
        engine.answer("DELETE /containers/web", "500 Internal Server Error", "device is busy");
        made.networks(Map.of(), created -> created.accept("net-shop", "shop"));
        made.remove(session);
        assertThat(engine.names()).containsExactly("web");
    }
}
