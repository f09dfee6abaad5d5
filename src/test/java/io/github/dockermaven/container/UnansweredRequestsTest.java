package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UnansweredRequestsTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");
    private static final Owner OTHER = new Owner("m", "shop:other", "/work/other");

    @TempDir
    private Path home;

    private final ContainerRequest web = TestRequest.of("web").build();
    private final NetworkRequest network = new NetworkRequest(NetworkSpec.named("shop"));
    private final UnansweredRequests requests = new UnansweredRequests();
    private final List<String> found = new ArrayList<>();

    private void interrupt() {
        assertThatThrownBy(() -> requests.during(web, OWNER, () -> {
                    throw new DockerExecutionException("Interrupted.");
                }))
                .hasMessage("Interrupted.");
    }

    private void find(ContainerEngine engine) {
        try (EngineSession session = engine.session()) {
            requests.find(session, (id, request) -> found.add(id + " " + request.alias()), (id, name) -> found.add(id));
        }
    }

    @Test
    void areNoneOnceTheEngineHasAnswered() {
        assertThat(requests.during(web, OWNER, () -> "made")).isEqualTo("made");
        requests.during(Map.of(network, OWNER), () -> {});
        assertThat(requests.isEmpty()).isTrue();
    }

    @Test
    void aRefusalIsAnAnswer() {
        assertThatThrownBy(() -> requests.during(web, OWNER, () -> {
                    throw new DockerFailureException("No such image.");
                }))
                .hasMessage("No such image.");
        assertThatThrownBy(() -> requests.during(Map.of(network, OWNER), () -> {
                    throw new DockerFailureException("Pool overlaps.");
                }))
                .hasMessage("Pool overlaps.");
        assertThat(requests.isEmpty()).isTrue();
    }

    @Test
    void whatTheEngineMadeAllTheSameIsFoundByItsLabels() throws IOException {
        interrupt();
        assertThat(requests.isEmpty()).isFalse();
        try (ContainerEngine engine = new ContainerEngine(home)) {
            engine.add(
                    "web-1", "shop/web", TestContainer.of("web-1", OTHER, "web").labels());
            engine.add(
                    "web-2", "shop/web", TestContainer.of("web-2", OWNER, "web").labels());
            find(engine);
        }
        assertThat(found).containsExactly("id-web-2 web");
        assertThat(requests.isEmpty()).isTrue();
    }

    @Test
    void whatTheEngineHasNotMadeIsNotFound() throws IOException {
        interrupt();
        try (ContainerEngine engine = new ContainerEngine(home)) {
            engine.add(
                    "web-1", "shop/web", TestContainer.of("web-1", OTHER, "web").labels());
            find(engine);
        }
        assertThat(found).isEmpty();
    }
}
