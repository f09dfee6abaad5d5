package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.project.FakeSession;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
