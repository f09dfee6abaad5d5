package io.github.dockermaven.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.engine.ServiceOptions;
import io.github.dockermaven.engine.ServiceOptions.Change;
import io.github.dockermaven.engine.ServiceOptions.Mode;
import io.github.dockermaven.engine.ServiceOptions.Placement;
import io.github.dockermaven.engine.ServiceOptions.Reservation;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.image.Platform;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDefinitionTest {
    private static final Stack STACK = new Stack("shop", new Owner("machine", "x:shop", "/shop"));
    private static final String IMAGE = "shop/users:1.0@sha256:12";

    @Test
    void isWhatTheContainerIs() {
        ContainerRequest users = TestRequest.of("users")
                .env("A", "b=c")
                .cmd("run", "it")
                .network("shop", "people")
                .port("", "18080", 8080)
                .build();

        JsonNode spec = definition(users, settings(3)).spec(file -> "");

        assertThat(spec.path("Name").asText()).isEqualTo("shop_users");
        assertThat(spec.path("Labels").path("com.docker.stack.namespace").asText())
                .isEqualTo("shop");
        assertThat(spec.path("Labels").path("com.docker.stack.image").asText()).isEqualTo("shop/users:1.0");
        assertThat(spec.path("Labels").path("io.github.dockermaven.project").asText())
                .isEqualTo("x:shop");
        JsonNode container = spec.path("TaskTemplate").path("ContainerSpec");
        assertThat(container.path("Image").asText()).isEqualTo(IMAGE);
        assertThat(container.path("Args")).hasToString("[\"run\",\"it\"]");
        assertThat(container.path("Env")).hasToString("[\"A=b=c\"]");
        assertThat(spec.path("TaskTemplate").path("Networks"))
                .hasToString("[{\"Target\":\"shop\",\"Aliases\":[\"people\",\"users\"]}]");
        assertThat(spec.path("Mode")).hasToString("{\"Replicated\":{\"Replicas\":3}}");
        assertThat(spec.path("UpdateConfig"))
                .hasToString("{\"Parallelism\":1,\"FailureAction\":\"rollback\",\"Monitor\":5000000000,"
                        + "\"Order\":\"start-first\"}");
        assertThat(spec.path("EndpointSpec").path("Ports"))
                .hasToString("[{\"Protocol\":\"tcp\",\"TargetPort\":8080,\"PublishMode\":\"ingress\","
                        + "\"PublishedPort\":18080}]");
    }

    @Test
    void aServiceThatWritesToAVolumeStopsFirst() {
        ContainerRequest database = TestRequest.of("db").bind("/data", "/data").build();

        JsonNode spec = definition(database, settings(1)).spec(file -> "");

        assertThat(spec.path("UpdateConfig").path("Order").asText()).isEqualTo("stop-first");
    }

    @Test
    void whatIsToEndIsAJob() {
        ContainerRequest task = TestRequest.of("task")
                .readiness(Optional.of(
                        new WaitRequest(List.of(new WaitRequest.Exit(0)), Optional.empty(), Optional.empty(), false)))
                .build();

        JsonNode spec = definition(task, settings(3)).spec(file -> "");

        assertThat(spec.path("Mode")).hasToString("{\"ReplicatedJob\":{\"MaxConcurrent\":1,\"TotalCompletions\":1}}");
        assertThat(spec.has("UpdateConfig")).isFalse();
    }

    @Test
    void whatTheServiceSaysTakesPrecedence() {
        ServiceOptions none = ServiceOptions.NONE;
        Change stopped = new Change(
                Optional.of(0L),
                Optional.empty(),
                Optional.of("pause"),
                Optional.empty(),
                Optional.of(new BigDecimal("0.5")),
                Optional.empty());
        ServiceOptions said = new ServiceOptions(
                Mode.GLOBAL,
                none.replicas(),
                stopped,
                none.rollback(),
                none.restart(),
                new Placement(List.of("node.role==manager"), List.of("node.labels.zone"), Optional.of(1L), List.of()),
                new Reservation(Optional.of(5L), Map.of("disk", 2L)),
                true,
                Set.of("8080/tcp"),
                Map.of("team", "shop"),
                List.of());
        ContainerRequest users =
                TestRequest.of("users").port("", "18080", 8080).service(said).build();

        JsonNode spec = definition(users, settings(3)).spec(file -> "");

        assertThat(spec.path("Mode")).hasToString("{\"Global\":{}}");
        assertThat(spec.path("Labels").path("team").asText()).isEqualTo("shop");
        assertThat(spec.path("UpdateConfig"))
                .hasToString("{\"Parallelism\":0,\"FailureAction\":\"pause\",\"Monitor\":5000000000,"
                        + "\"MaxFailureRatio\":0.5,\"Order\":\"stop-first\"}");
        assertThat(spec.path("TaskTemplate").path("Placement"))
                .hasToString("{\"Constraints\":[\"node.role==manager\"],"
                        + "\"Preferences\":[{\"Spread\":{\"SpreadDescriptor\":\"node.labels.zone\"}}],\"MaxReplicas\":1,"
                        + "\"Platforms\":[{\"Architecture\":\"amd64\",\"OS\":\"linux\"}]}");
        assertThat(spec.path("TaskTemplate").path("Resources").path("Reservations"))
                .hasToString("{\"NanoCPUs\":5,"
                        + "\"GenericResources\":[{\"DiscreteResourceSpec\":{\"Kind\":\"disk\",\"Value\":2}}]}");
        assertThat(spec.path("EndpointSpec"))
                .hasToString("{\"Mode\":\"dnsrr\",\"Ports\":[{\"Protocol\":\"tcp\",\"TargetPort\":8080,"
                        + "\"PublishMode\":\"host\",\"PublishedPort\":18080}]}");
    }

    @Test
    void aVolumeIsMadeByTheNodeThatNeedsIt() {
        ContainerRequest database = TestRequest.of("db").volume("data", "/data").build();

        JsonNode spec = definition(database, settings(1)).spec(file -> "");

        assertThat(spec.path("TaskTemplate").path("ContainerSpec").path("Mounts"))
                .hasToString(
                        "[{\"Type\":\"volume\",\"Target\":\"/data\",\"Source\":\"data\",\"VolumeOptions\":{\"Labels\":"
                                + "{\"keep\":\"yes\",\"com.docker.stack.namespace\":\"shop\"},"
                                + "\"DriverConfig\":{\"Name\":\"nfs\",\"Options\":{\"o\":\"addr\"}}}}]");
    }

    @Test
    void theDigestIsOfAllButIds(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("conf"), "a");
        ContainerRequest users = TestRequest.of("users").file(file, "/etc/").build();
        ServiceDefinition definition = definition(users, settings(1));

        JsonNode spec = definition.spec(each -> "id1");

        assertThat(spec.path("Labels").path("io.github.dockermaven.config").asText())
                .isEqualTo(definition.digest());
        JsonNode config =
                spec.path("TaskTemplate").path("ContainerSpec").path("Configs").path(0);
        assertThat(config.path("File").path("Name").asText()).isEqualTo("/etc/conf");
        assertThat(config.path("ConfigID").asText()).isEqualTo("id1");
        assertThat(config.path("ConfigName").asText()).startsWith("shop_users-");
        assertThat(definition(users, "shop/users:1.0@sha256:34", settings(1)).digest())
                .isNotEqualTo(definition.digest());
    }

    private static ServiceDefinition definition(ContainerRequest container, DeploySettings settings) {
        return definition(container, IMAGE, settings);
    }

    private static ServiceDefinition definition(ContainerRequest container, String image, DeploySettings settings) {
        DeployRequest request = new DeployRequest(
                STACK,
                SystemPlan.of(
                        new SystemRequest(
                                List.of(new SystemRequest.Part(
                                        STACK.owner(), "pom.xml", List.of(container), List.of())),
                                false,
                                Recreate.CHANGED,
                                List.of()),
                        List.of()),
                List.of(),
                false,
                List.of(new VolumeSpec("data", Optional.of("nfs"), Map.of("o", "addr"), Map.of("keep", "yes"))),
                settings);
        return new StackServices(
                        request,
                        Map.of(container, new StackImages.Provided(image, List.of(Platform.parse("linux/amd64")))),
                        Map.of(),
                        Map.of(container, ServiceFile.of(STACK, container)),
                        new RecordedProgress())
                .definitions()
                .get(0);
    }

    private static DeploySettings settings(int replicas) {
        return new DeploySettings(Map.of(), replicas, true, 1, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
}
