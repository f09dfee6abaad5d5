package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainer.Settings;
import io.github.dockermaven.engine.EngineContainer.State;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.NetworkingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecCompletionTest {
    private static ContainerSpec complete(TestRequest request) {
        SpecCompletion completion = new SpecCompletion(
                new StartProperties(),
                name -> name.equals("mysql") ? Optional.of(container("4711", "mysql-1")) : Optional.empty());
        return completion.complete(request.build());
    }

    private static EngineContainer container(String id, String name) {
        State state = new State("running", true, false, false, 0, "", Optional.empty(), "", 0, Optional.empty());
        return new EngineContainer(id, name, "mysql", "sha256:1", state, settings(), List.of(), Map.of(), Map.of());
    }

    private static Settings settings() {
        return new Settings(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "json-file",
                Optional.empty(),
                "default",
                List.of(),
                List.of());
    }

    @Test
    void isFoundByItsAliasInEachNetworkOfItsOwn() {
        ContainerSpec spec =
                complete(TestRequest.of("web").network("front", "www").network("back", "web"));
        assertThat(spec.networking().endpoints())
                .extracting(NetworkingSpec.Endpoint::aliases)
                .containsExactly(List.of("www", "web"), List.of("web"));
    }

    @Test
    void meansTheContainerThatRunsNowWhereTheEngineBindsToOne() {
        assertThat(complete(TestRequest.of("web").mode("container:mysql"))
                        .networking()
                        .mode())
                .contains("container:4711");
        assertThat(complete(TestRequest.of("web").volumesFrom("mysql:ro"))
                        .host()
                        .storage()
                        .volumesFrom())
                .containsExactly("4711:ro");
        assertThat(complete(TestRequest.of("web").link("mysql:db")).networking().links())
                .containsExactly("4711:db");
    }

    @Test
    void leavesContainersOfOthersAsTheyAreCalled() {
        assertThat(complete(TestRequest.of("web").mode("container:foreign"))
                        .networking()
                        .mode())
                .contains("container:foreign");
        assertThat(complete(TestRequest.of("web").link("foreign:db"))
                        .networking()
                        .links())
                .containsExactly("foreign:db");
        assertThat(complete(TestRequest.of("web").mode("host")).networking().mode())
                .contains("host");
    }

    @Test
    void isInTheNamespacesOfTheContainerThatRunsNow() {
        ContainerRequest web = TestRequest.of("web").build();
        HostConfig host = web.spec().host();
        ContainerRequest sharing = web.withSpec(web.spec()
                .withHost(host.withSecurity(
                        host.security().withNamespaces(Optional.of("container:mysql"), Optional.of("host")))));
        HostConfig.Security security = new SpecCompletion(
                        new StartProperties(), name -> Optional.of(container("4711", "mysql-1")))
                .complete(sharing)
                .host()
                .security();
        assertThat(security.pid()).contains("container:4711");
        assertThat(security.ipc()).contains("host");
    }

    @Test
    void hasTheDigestOfItsConfigurationForDockerCompose() {
        ContainerSpec spec = TestRequest.of("web")
                .build()
                .spec()
                .withLabels(Map.of("com.docker.compose.project", "shop", "com.docker.compose.config-hash", "{}"));
        assertThat(SpecCompletion.labels(spec, "0815", new Owner("m", "g:a", "/f"), "web", "sha256:1", List.of()))
                .containsEntry(
                        "com.docker.compose.config-hash",
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
                .containsEntry("com.docker.compose.image", "sha256:1");
    }
}
