package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunPropertiesTest {
    private final FakeSession fake = FakeSession.in(Path.of("project"));

    private String messageOf(String property) {
        fake.properties().put(property, "?");
        GoalConfiguration goal = Pom.goal("", "", fake);
        ConfiguredImages images =
                new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
        Throwable error = catchThrowable(() -> ConfiguredContainers.of(goal, images, fake.project()));
        return error == null ? "" : error.getMessage();
    }

    private static Stream<String> names() {
        return Stream.concat(
                RunProperties.NAMES.stream().map(RunProperties.PREFIX::concat),
                RunProperties.MAPS.stream().map(prefix -> prefix + "NAME"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void areElementsOfTheRun(String property) {
        assertThat(messageOf(property)).doesNotStartWith("Property ");
    }

    private ContainerRequest named(String configuration) {
        GoalConfiguration goal = Pom.goal(configuration, "", fake);
        ConfiguredImages images =
                new ConfiguredImages(goal, fake.project(), new NamePattern(fake.project(), Instant.EPOCH));
        return ConfiguredContainers.ofNamed(goal, images, "shop/mysql:5.7");
    }

    @Test
    void haveTheDockerCommandsNamesToo() {
        fake.properties()
                .putAll(Map.of(
                        "docker.run.name", "db",
                        "docker.run.network", "shop",
                        "docker.run.ip", "10.0.0.7",
                        "docker.run.alias", "database",
                        "docker.run.link", "users:u",
                        "docker.run.workdir", "/data",
                        "docker.run.entrypoint", "sh -c",
                        "docker.run.cmd", "'echo \"$X, y\"'",
                        "docker.run.image", "x",
                        "docker.run.rm", "false"));
        fake.properties().putAll(Map.of("docker.run.detach", "true", "docker.run.interactive", "true"));

        ContainerRequest request = named("");
        assertThat(request.namePattern()).isEqualTo("db");
        assertThat(request.spec().networking().endpoints())
                .containsExactly(new Endpoint(
                        "shop",
                        List.of("database", "mysql"),
                        Optional.of("10.0.0.7"),
                        Optional.empty(),
                        List.of("users:u")));
        assertThat(request.spec().process().workingDir()).contains("/data");
        assertThat(request.spec().process().entrypoint()).contains(List.of("sh", "-c"));
        assertThat(request.spec().process().cmd()).contains(List.of("echo \"$X, y\""));
    }

    @Test
    void ofDockerRunAloneAreKnown() {
        fake.properties().putAll(Map.of("docker.run.image", "x", "docker.run.rm", "false", "docker.run.memory", "64m"));

        assertThat(RunProperties.ofRunAlone(Pom.goal("", "", fake)))
                .containsExactly("docker.run.image", "docker.run.rm");
    }

    @Test
    void areAllThatIsSaidOfANamedImage() {
        ContainerRequest request = named("<run><memory>64m</memory></run><registry>r.example.com</registry>");
        assertThat(request.spec().host().resources().memory()).isEmpty();
        assertThat(request.image().name()).hasToString("shop/mysql:5.7");
        assertThat(request.alias()).isEqualTo("mysql");
        assertThat(request.namePattern()).isEqualTo("mysql-%i");
        assertThat(request.image().isOfBuild()).isFalse();
    }

    @Test
    void areAllElementsOfTheRun() {
        String after = "After docker.run. there can be ";
        String message = messageOf("docker.run.xxxxxxxx");
        List<String> elements =
                Arrays.asList(message.substring(message.indexOf(after) + after.length(), message.length() - 1)
                        .split(", "));

        assertThat(names().map(name ->
                                name.substring(RunProperties.PREFIX.length()).replaceFirst("\\..*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(elements);
    }
}
