package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Eclipse asks about each goal of a build that the plugin's own mapping does not name. */
class LifecycleMappingTest {
    private static final Path MAPPING = Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml");

    @Test
    void namesAllGoals() throws IOException {
        List<String> goals;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/dockermaven/mojo"))) {
            goals = files.map(LifecycleMappingTest::read)
                    .flatMap(text -> found("@Mojo\\(\\s*name = \"([a-z-]+)\"", text))
                    .sorted()
                    .toList();
        }
        assertThat(goals).contains("build");
        assertThat(found("<goal>([a-z-]+)</goal>", read(MAPPING))).containsExactlyElementsOf(goals);
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
