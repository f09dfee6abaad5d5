package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any {@code .dockerignore} is either read or refused with a message: no other exception. */
class IgnoreRulesFuzzTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "a",
        "/",
        "/",
        "*",
        "**",
        "?",
        ".",
        "..",
        "!",
        "#",
        "[",
        "]",
        "^",
        "-",
        "\\",
        "[a-b]",
        "[^a]",
        " ",
        "\t",
        "\n",
        "\n",
        "\r\n",
        "\uFEFF",
        "\u00a0",
        "\u00e4",
        "\ud83d\ude00",
        "\ud83d",
        "\0",
        "(",
        ")",
        "{",
        "}",
        "$",
        "+",
        "|",
        "&&",
        "\\Q",
        "\\E"
    };
    private static final String[] NAMES = {"a", "b", "ab", "aa", "a.b", "\u00e4", "[", "\\", "$", "\ud83d\ude00"};

    @Test
    void readsOrRefusesAnything() {
        Random random = new Random(20261122);
        for (int i = 0; i < 10_000; i++) {
            String text = join(random, PIECES, "", 16);
            String path = "a" + join(random, NAMES, "/", 6);
            try {
                IgnoreRules rules = IgnoreRules.parse(".dockerignore", text);
                boolean ignored = rules.ignores(path);
                assertThat(rules.ruleIgnoring(path).isPresent()).isEqualTo(ignored);
                if (rules.canSkip(path)) {
                    assertThat(rules.ignores(path + "/b")).isTrue();
                }
                Wildcard.mayLeadTo(text, path);
            } catch (DockerFailureException refused) {
                // Expected.
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Input " + i + ": " + text + " for " + path, e);
            }
        }
    }

    /** Patterns for which backtracking would take years. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/**/b",
                "**/*a*a*a*a*a*a*b",
                "?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}?{1,9}b",
                "*^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}^{0,9}b",
                "[a-z]{0,100}[a-z]{0,100}[a-z]{0,100}[a-z]{0,100}b"
            })
    void doesNotWaitForPatternsWithManyWildcards(String pattern) {
        String path = "a/".repeat(60) + "a".repeat(200);

        assertThat(IgnoreRules.parse(".dockerignore", pattern).ignores(path)).isFalse();
        assertThat(IgnoreRules.parse(".dockerignore", pattern).ignores("a/b/b")).isEqualTo(pattern.endsWith("**/b"));
    }

    @Test
    void doesNotWaitForSourcesWithManyWildcards() {
        assertThat(new Wildcard("*a".repeat(12) + "*b").matches("a".repeat(200)))
                .isFalse();
    }

    @Test
    void refusesWhatHasNoEnd() {
        assertThatThrownBy(() -> IgnoreRules.parse("x/.dockerignore", "a\n" + "b".repeat(4_097)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "x/.dockerignore:2: the pattern is longer than 4096 characters, as no path is. Shorten it.");
        assertThatThrownBy(() -> IgnoreRules.parse(".dockerignore", "a\n".repeat(5_001)))
                .hasMessage(".dockerignore:5001: there are more than 5000 patterns. Write fewer that match more.");
        assertThatThrownBy(() -> IgnoreRules.parse("x/.dockerignore", "a\n!\u001b" + "[a]{1000}".repeat(5)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("x/.dockerignore:2: pattern '!?" + "[a]{1000}".repeat(5)
                        + "' repeats too much. Write it with fewer repetitions.");
        assertThatThrownBy(() -> IgnoreRules.parse(".dockerignore", "[a]{1000}".repeat(50)))
                .hasMessageEndingWith("…' repeats too much. Write it with fewer repetitions.")
                .hasMessageMatching(".{0,300}");
    }

    private static String join(Random random, String[] pieces, String separator, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(most); count > 0; count--) {
            text.append(pieces[random.nextInt(pieces.length)]).append(separator);
        }
        return text.toString();
    }
}
