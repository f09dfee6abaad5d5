package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page by which a user finds an error by its words: a message has them, or the words of the engine that it explains. */
class DoesNotStartPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    static Stream<String> words() throws IOException {
        return ROW.matcher(Files.readString(Path.of("src/site/markdown/when-containers-fail.md")))
                .results()
                .map(row -> row.group(1));
    }

    /** A text that is broken into several literals is one. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : List.of("container", "engine", "project")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/github/dockermaven", folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file).replaceAll("\"\\s*\\+ \"", ""));
                }
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("words")
    void areThoseOfAMessage(String words) throws IOException {
        assertThat(sources()).matches(text -> text.contains(words), "has " + Matcher.quoteReplacement(words));
    }
}
