package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
    private static IgnoreRules rules(String... lines) {
        return IgnoreRules.parse(".dockerignore", String.join("\n", lines));
    }

    @ParameterizedTest(name = "{0} ignores {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "target | target | true",
                "target | target/a/b | true",
                "target | targets | false",
                "target | x/target | false",
                "/target | target | true",
                "//target/ | target | true",
                "./target | target | true",
                "a/../target | target | true",
                "../target | target | false",
                "/../target | target | true",
                "a/./b | a/b | true",
                ". | a | false",
                "/ | a | false",
                "*.jar | a.jar | true",
                "*.jar | x/a.jar | false",
                "*.jar | .jar | true",
                "*/*.jar | x/a.jar | true",
                "* | a/b | true",
                "*/b | a/b/c | true",
                "*/b | b | false",
                "a* | abc/d | true",
                "a?c | abc | true",
                "a?c | a/c | false",
                "a? | a | false",
                "**/*.java | A.java | true",
                "**/*.java | a/b/A.java | true",
                "**/*.java | A.javax | false",
                "**/*.java | Ajava | false",
                "** | a/b | true",
                "**/ | a | true",
                "a/** | a | false",
                "a/** | a/b/c | true",
                "**/b | b | true",
                "**/b | a/b/c | true",
                "**/b | ab | false",
                "**b | ab | true",
                "**b | a/xb/c | true",
                "a** | abc | true",
                "a** | b/a | false",
                "a/**/b | a/b | true",
                "a/**/b | a/x/y/b | true",
                "a/**/b | a/xb | false",
                "a**b | ab | true",
                "a**b | axb | false",
                "a**b | a/x/b | true",
                "a**b | ax/b | true",
                "**/a/** | x/a/y | true",
                "**/a/** | x/a | false",
                "**/*b/** | ab/c | true",
                "[a-c].txt | b.txt | true",
                "[a-c].txt | d.txt | false",
                "[^a-c].txt | d.txt | true",
                "[^a-c].txt | a.txt | false",
                "[!a].txt | a.txt | true",
                "[!a].txt | b.txt | false",
                "[a.]x | .x | true",
                "[a\\-z]x | -x | true",
                "[a\\-z]x | bx | false",
                "[\\]]x | ]x | true",
                "a[*]b | a*b | false",
                "a[*]b | a[/]b | true",
                "a[?]b | a^]b | true",
                "[[:alpha:]]x | bx | true",
                "[[:^digit:]]x | 1x | false",
                "[é-ü]x | öx | true",
                "\\*.txt | *.txt | true",
                "\\*.txt | a.txt | false",
                "a\\?b | a?b | true",
                "\\#x | #x | true",
                "\\!x | !x | true",
                "\\dx | 1x | true",
                "\\dx | dx | false",
                "a] | a] | true",
                "a+(b).{1} | a+(b).{1} | true",
                "a.b | axb | false",
                "$a | $a | true",
                "^a | ^a | true",
                "a^* | a^b | false",
                "*^ | a^ | false",
                "A | a | false",
                "ä?.x | äö.x | true",
                "?.x | 😀.x | true",
                "a b | a b | true",
                "!a | a | false"
            })
    void matchAsMobyDoes(String pattern, String path, boolean ignored) {
        assertThat(rules(pattern).ignores(path)).isEqualTo(ignored);
    }

    @Nested
    class Lines {
        @Test
        void mayHaveAByteOrderMarkAndCarriageReturnsAndSpace() {
            IgnoreRules rules = IgnoreRules.parse("x", "\uFEFF a \r\n\t*.log\r\n\r\n! keep.log \r\n");
            assertThat(rules.ignores("a")).isTrue();
            assertThat(rules.ignores("b.log")).isTrue();
            assertThat(rules.ignores("keep.log")).isFalse();
        }

        @Test
        void areCommentsOnlyFromTheFirstColumn() {
            assertThat(rules("#a", " #b").ignores("#a")).isFalse();
            assertThat(rules("#a", " #b").ignores("#b")).isTrue();
            assertThat(IgnoreRules.parse("x", "\uFEFF#a").ignores("#a")).isFalse();
        }

        @Test
        void areNamedWhenTheyDecide() {
            IgnoreRules rules = rules("# target", "", "target/*", "!target/*.jar", "target/old.jar");
            assertThat(rules.ruleIgnoring("target/x")).hasToString("Optional[.dockerignore line 3]");
            assertThat(rules.ruleIgnoring("target/old.jar")).hasToString("Optional[.dockerignore line 5]");
            assertThat(rules.ruleIgnoring("target/a.jar")).isEmpty();
            assertThat(rules.ruleIgnoring("src")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "! | '!' has no pattern after it", "!/ | '!' has no pattern after it",
                            "[a | '[' has no ']' after it", "a[] | ']' has no meaning there",
                    "[-a] | '-' has no meaning there", "[a-] | ']' has no meaning there", "a\\ | '\\' escapes nothing",
                            "[z-a] | goes backwards",
                    "target\\classes | '\\c' is not an escape", "[[:foo:]] | '[:foo:]' is not a class of characters",
                            "[a-\\d] | set of characters"
                })
        void areRefusedWhereDockerRefusesThem(String pattern, String cause) {
            assertThatThrownBy(() -> rules("ok", pattern))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(".dockerignore:2: pattern '" + pattern + "' is not valid: ")
                    .hasMessageContaining(cause);
        }
    }

    @Nested
    class Exceptions {
        @ParameterizedTest(name = "{0} ignores {1}: {2}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "*;!target/*.jar | target/a.jar | false",
                    "*;!target/*.jar | target | true",
                    "*;!target/*.jar | target/x/a.jar | true",
                    "!a;a | a | true",
                    "a;!a/b | a/b/c | false",
                    "a;!a/b;a/b/c | a/b/c | true",
                    "a;!a;a | a | true",
                    "*.md;!README*.md;README-secret.md | README-secret.md | true",
                    "**;!**/*.java | x/y/A.java | false",
                    "*;!/x | x | false",
                    "*;!../x | x | true",
                    "*;!!x | !x | false",
                    "a;!a/b;a | a/b | false",
                    "a;!a/b;a | a/c | true"
                })
        void winByOrder(String lines, String path, boolean ignored) {
            assertThat(rules(lines.split(";")).ignores(path)).isEqualTo(ignored);
        }

        @ParameterizedTest(name = "{0}: {1} can be skipped: {2}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "target | target | true",
                    "target | src | false",
                    "*;!src | target | true",
                    "*;!target/x | target | false",
                    "*;!target/*/x | target/a | false",
                    "*;!target/*/x | target/a/b | true",
                    "*;!**/x | target | false",
                    "*;!src/**/x | target | true",
                    "*;!src/**/x | src | false",
                    "*;!t?rget/x | target | false",
                    "*;!t?rgot/x | target | true",
                    "*;![t]arget/x | target | false",
                    "!target/x;* | target | true",
                    "*;!target;target | target | true",
                    "*;!a/b | a/b | false",
                    "*;!*.jar | target | true",
                    "*;!*/*.jar | target | false",
                    "a;!a/b;a | a | false"
                })
        void tellWhatNeedsNoWalk(String lines, String folder, boolean skip) {
            assertThat(rules(lines.split(";")).canSkip(folder)).isEqualTo(skip);
        }
    }

    @Nested
    class OnDisk {
        @TempDir
        Path folder;

        @Test
        void areTheDockerfilesOwnBeforeTheCommonOne() throws IOException {
            Path dockerfile = folder.resolve("docker/App.Dockerfile");
            Files.createDirectories(dockerfile.getParent());
            assertThat(IgnoreRules.read(folder, dockerfile).ignores("a")).isFalse();
            Files.writeString(folder.resolve(".dockerignore"), "a");
            assertThat(IgnoreRules.read(folder, dockerfile).ignores("a")).isTrue();
            Files.writeString(folder.resolve("docker/App.Dockerfile.dockerignore"), "b");
            assertThat(IgnoreRules.read(folder, dockerfile).ignores("a")).isFalse();
            assertThat(IgnoreRules.read(folder, dockerfile).ruleIgnoring("b"))
                    .hasToString("Optional[App.Dockerfile.dockerignore line 1]");
            assertThat(IgnoreRules.read(folder, null).ignores("a")).isTrue();
        }

        @Test
        void areNoneInAFolder() throws IOException {
            Files.createDirectory(folder.resolve(".dockerignore"));
            assertThat(IgnoreRules.read(folder, null).ignores("a")).isFalse();
            Files.createDirectory(folder.resolve("Dockerfile.dockerignore"));
            assertThat(IgnoreRules.read(folder, folder.resolve("Dockerfile")).ignores("a"))
                    .isFalse();
        }

        @Test
        void areNotReadFromADeviceWithoutEnd() throws IOException {
            Path file = folder.resolve(".dockerignore");
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
            assertThatThrownBy(() -> IgnoreRules.read(folder, null))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(file + " is not a regular file but a device. Make it a text file.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ""})
    void theContextItselfIsNeverIgnored(String path) {
        assertThat(rules("*", "**", ".").ignores(path)).isFalse();
    }

    @Test
    void ignoreOneMorePatternInAFolderThatMeansItself() {
        IgnoreRules rules = IgnoreRules.parse("f", "*\n!a*").ignoring("somebody", "a[1]*", "*.tar");

        assertThat(rules.ruleIgnoring("a[1]*/b.tar")).map(IgnoreRule::file).contains("somebody");
        assertThat(rules.ruleIgnoring("a12/b.tar")).isEmpty();
        assertThat(rules.ruleIgnoring("a[1]*/c/b.tar")).isEmpty();
        assertThat(IgnoreRules.none().ruleIgnoring("a[1]*/b.tar")).isEmpty();
    }

    @Test
    void ignoreOneMorePatternInTheContextItself() {
        IgnoreRules rules = IgnoreRules.none().ignoring("somebody", "", "*.tar");

        assertThat(rules.ignores("b.tar")).isTrue();
        assertThat(rules.ignores("a/b.tar")).isFalse();
    }
}
