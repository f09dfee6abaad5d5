package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ExternalObject.Kind;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExternalObjectTest {
    private static final ExternalObject NETWORK = new ExternalObject(Kind.NETWORK, "company", "compose.yaml:4:");
    private static final ExternalObject VOLUME = new ExternalObject(Kind.VOLUME, "data", "compose.yaml:6:");

    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private static List<ContainerRequest> containers() {
        return List.of(TestRequest.of("web")
                .name("web")
                .network("company")
                .volume("data", "/data")
                .build());
    }

    @Test
    void isFound() {
        engine.addNetwork("company", Map.of(), Map.of());
        engine.addVolume("data", Map.of());
        assertThatCode(() -> {
                    NETWORK.check(containers(), engine.session());
                    VOLUME.check(containers(), engine.session());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void isNamedWithItsLineIfItIsMissing() {
        engine.addNetwork("compny", Map.of(), Map.of());
        assertThatThrownBy(() -> NETWORK.check(containers(), engine.session()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("compose.yaml:4: Network 'company' is external, and is not in the engine at "
                        + engine.session().address() + ". Did you mean 'compny'? Create it with"
                        + " 'docker network create company', or remove external.");
        assertThatThrownBy(() -> VOLUME.check(containers(), engine.session()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("compose.yaml:6: Volume 'data' is external, and is not in the engine at "
                        + engine.session().address() + ". Create it with 'docker volume create data', or remove"
                        + " external.");
    }

    @Test
    void mayBeMissingIfNoContainerUsesIt() {
        List<ContainerRequest> others =
                List.of(TestRequest.of("web").name("web").network("shop").build());
        assertThatCode(() -> {
                    NETWORK.check(others, engine.session());
                    VOLUME.check(others, engine.session());
                })
                .doesNotThrowAnyException();
    }
}
