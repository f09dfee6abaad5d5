package io.github.dockermaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docker commands and goals: a test runs each goal with its properties. */
class DockerCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("`((?:mvn (?:package )?docker:|… -D)[^`]*)`");
    private static final Set<String> TEXTS = Set.of("java", "groovy", "properties", "xml");
    private static final List<String> TESTS = tests();

    private static List<String> tests() {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of("src/it", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> TEXTS.contains(file.toString().replaceFirst(".*\\.", "")))
                        .filter(file -> !file.endsWith("DockerCommandsTest.java"))
                        .map(DockerCommandsTest::read)
                        .forEach(texts::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The goals in the tables' cells: those that continue another begin with a sign for it. */
    static Stream<String> commands() {
        String pages = Pages.page("move-docker") + Pages.page("korean") + read(Path.of("README.md"));
        return pages.lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> Pages.matches(COMMAND, line).stream())
                .map(command -> command.replaceFirst("^… ", "mvn docker:run "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isRunByATest(String command) {
        List<String> words = List.of(command.split(" "));
        String goal = words.stream()
                .filter(word -> word.startsWith("docker:"))
                .findFirst()
                .map(word -> word.substring("docker:".length()))
                .orElseThrow();
        List<String> properties = words.stream()
                .filter(word -> word.startsWith("-D"))
                .map(word -> word.substring(2).replaceFirst("=.*", ""))
                .map(name -> name.replaceFirst("(env|buildArgs)\\..*", "$1."))
                .toList();

        List<String> ofGoal = TESTS.stream()
                .filter(test -> test.contains(":" + goal) || test.contains("'" + goal + "'"))
                .toList();
        assertThat(ofGoal.isEmpty()).as("docker:" + goal).isFalse();
        assertThat(properties).allMatch(property -> ofGoal.stream().anyMatch(test -> test.contains(property)));
    }
}
