package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dockermaven.image.DockerFailureException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is in a {@code .dockerignore}, it is read or refused in words: no other exception, and no waiting. */
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
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
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
                    // As it should be.
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError("Input " + i + ": " + text + " for " + path, e);
                }
            }
        });
    }

    @Test
    void doesNotWaitForPatternsWithManyWildcards() {
        String path = "a/".repeat(60) + "a".repeat(200);
        IgnoreRules folders = IgnoreRules.parse(".dockerignore", "**/".repeat(20) + "b");
        IgnoreRules names = IgnoreRules.parse(".dockerignore", "**/" + "*a".repeat(6) + "*b");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(folders.ignores(path)).isFalse();
            assertThatThrownBy(() -> names.ignores(path))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("Pattern '**/*a*a*a*a*a*a*b' of a .dockerignore file takes too long");
            assertThat(new Wildcard("*a".repeat(12) + "*b").matches("a".repeat(200)))
                    .isFalse();
        });
    }

    private static String join(Random random, String[] pieces, String separator, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(most); count > 0; count--) {
            text.append(pieces[random.nextInt(pieces.length)]).append(separator);
        }
        return text.toString();
    }
}
