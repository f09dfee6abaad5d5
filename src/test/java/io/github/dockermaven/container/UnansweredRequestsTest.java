package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class UnansweredRequestsTest {
    private static final Owner OWNER = new Owner("m", "shop:system", "/work/shop");
    private static final Owner OTHER = new Owner("m", "shop:other", "/work/other");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

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

    private void find() {
        requests.find(
                engine.session(), (id, request) -> found.add(id + " " + request.alias()), (id, name) -> found.add(id));
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
    void whatTheEngineMadeAllTheSameIsFoundByItsLabels() {
        interrupt();
        assertThat(requests.isEmpty()).isFalse();
        engine.add("web-1", OTHER, "web");
        engine.add("web-2", OWNER, "web");
        find();
        assertThat(found).containsExactly("id-web-2 web");
        assertThat(requests.isEmpty()).isTrue();
    }

    @Test
    void whatTheEngineHasNotMadeIsNotFound() {
        interrupt();
        engine.add("web-1", OTHER, "web");
        find();
        assertThat(found).isEmpty();
    }
}
