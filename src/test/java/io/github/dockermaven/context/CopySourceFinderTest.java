package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
class CopySourceFinderTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("two/deep"));
    }

    private void file(String path, String content) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), content);
    }

    private BuildContext context(String ignored) {
        return BuildContext.of(folder, IgnoreRules.parse(".dockerignore", ignored), null, new byte[0]);
    }

    private static final String RULES = "# first\n*.log\ntarget\n!target/app.jar\nprivate\nlink-ignored";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "src/A.java | is in the context",
                "/src/A.java | is in the context",
                "src | is in the context",
                "src/ | is in the context",
                ". | is in the context",
                "/ | is in the context",
                "../src | is in the context",
                "x/../src | is in the context",
                "src/*.java | is in the context",
                "*/A.java | is in the context",
                "s?c | is in the context",
                "[a-z]rc | is in the context",
                "target/app.jar | is in the context",
                "target | is in the context",
                "target/*.jar | is in the context",
                "target/other.jar | is ignored by .dockerignore line 3",
                "target/o*.jar | is ignored by .dockerignore line 3",
                "a.log | is ignored by .dockerignore line 2",
                "*.log | is ignored by .dockerignore line 2",
                "private | is ignored by .dockerignore line 5",
                "private/* | is ignored by .dockerignore line 5",
                "nothing | is not in the context",
                "src/B.java | is not in the context",
                "src/A.java/x | is not in the context",
                "*.jar | is not in the context",
                "none/*.jar | is not in the context",
                "[ | is not in the context",
                "link/A.java | is in the context",
                "link/*.java | is in the context",
                "absolute/A.java | is in the context",
                "up/src/A.java | is in the context",
                "link | is in the context",
                "loop | is not in the context",
                "dangling | is not in the context",
                "link-ignored/A.java | is ignored by .dockerignore line 6",
                "link-target | is in the context",
                "to-private | is ignored by .dockerignore line 5",
                "wi\\*ld | is not in the context",
                "wi[*]ld | is in the context"
            })
    void reportsWhatBecomesOfASource(String source, String outcome) throws IOException {
        file("src/A.java", "");
        file("target/app.jar", "");
        file("target/other.jar", "");
        file("a.log", "");
        file("private/key", "");
        file("wi*ld", "");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("src"));
        Files.createSymbolicLink(folder.resolve("link-ignored"), Path.of("src"));
        Files.createSymbolicLink(folder.resolve("link-target"), Path.of("target"));
        Files.createSymbolicLink(folder.resolve("to-private"), Path.of("private"));
        Files.createSymbolicLink(folder.resolve("absolute"), Path.of("/src"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of("../.."));
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("no/where"));
        assertThat(context(RULES).contains(source)).hasToString(outcome);
    }

    @Test
    void recognisesPatterns() {
        assertThat(context("").contains("*.jar").pattern()).isTrue();
        assertThat(context("").contains("a.jar").pattern()).isFalse();
    }

    @Test
    void takesAPatternForOneOnlyInAFolderThatIsThere() throws IOException {
        file("a/f", "");
        file("private/f", "");
        Files.createSymbolicLink(folder.resolve("a/link"), Path.of("nowhere"));

        assertThat(context("").contains("a/*.x").pattern()).isTrue();
        assertThat(context("").contains("none/*.x").pattern()).isFalse();
        assertThat(context("").contains("a/f/*").pattern()).isFalse();
        assertThat(context("").contains("a/link/*").pattern()).isFalse();
        assertThat(context("private").contains("private/*").pattern()).isFalse();
    }

    private List<String> matches(String source) {
        return context("**/*.log\nprivate").matches(source).stream()
                .map(match -> match.name() + " "
                        + (match.entry() == null ? "nowhere" : match.entry().path()))
                .toList();
    }

    @Test
    void findsAllThatASourceStandsForInBuildKitsOrder() throws IOException {
        file("b/f", "");
        file("a.x/f", "");
        file("a/f", "");
        file("a/deep/f", "");
        file("a/f.log", "");
        file("private/f", "");

        assertThat(matches("*/f")).containsExactly("f a/f", "f a.x/f", "f b/f");
        assertThat(matches("a/*")).containsExactly("deep a/deep", "f a/f");
        assertThat(matches("b/../a/f")).containsExactly("f a/f");
        assertThat(matches("none*")).isEmpty();
        assertThat(matches("none")).isEmpty();
        assertThat(matches("private/f")).isEmpty();
    }

    @Test
    void followsLinksAndKeepsTheirNames() throws IOException {
        file("a/f", "");
        file("private/f", "");
        Files.createSymbolicLink(folder.resolve("l1"), Path.of("a/f"));
        Files.createSymbolicLink(folder.resolve("l2"), Path.of("../../outside"));
        Files.createSymbolicLink(folder.resolve("l3"), Path.of("/private/f"));
        Files.createSymbolicLink(folder.resolve("a/up"), Path.of("../../../a"));

        assertThat(matches("l1")).containsExactly("l1 a/f");
        assertThat(matches("l*")).containsExactly("l1 a/f", "l2 nowhere", "l3 nowhere");
        assertThat(matches("a/up/f")).containsExactly("f a/f");
    }

    @Test
    void refusesAMalformedPattern() {
        assertThatThrownBy(() -> matches("a/[b"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The pattern 'a/[b' is not valid: '[' has no ']' after it.");
    }
}
