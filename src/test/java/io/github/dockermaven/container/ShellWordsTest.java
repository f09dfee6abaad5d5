package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a b  c|a,b,c",
                "a \"b c\" 'd e'|a,b c,d e",
                "--name=\"b c\"d|--name=b cd",
                "a\\ b c\\\"d|a b,c\"d",
                "\"a\\\"b\" \"a\\b\" 'a\\b'|a\"b,a\\b,a\\b",
                "$HOME ${A} * && > <|$HOME,${A},*,&&,>,<",
                "a\\\\b \\|a\\b,\\",
                "'it'\\''s'|it's",
                "a=b;c #d|a=b;c,#d"
            })
    void areCutAsAShellDoes(String line, String words) {
        assertThat(String.join(",", ShellWords.split("cmd", line))).isEqualTo(words);
    }

    @Test
    void mayBeEmptyAndOfSeveralLines() {
        assertThat(ShellWords.split("cmd", "")).isEmpty();
        assertThat(ShellWords.split("cmd", "a '' \"\"")).containsExactly("a", "", "");
        assertThat(ShellWords.split("cmd", "a \\\r\n  b\n\tc 'd\ne' f\\\ng"))
                .isEqualTo(List.of("a", "b", "c", "d\ne", "fg"));
    }

    @Test
    void haveAnEndForEachQuote() {
        assertThatThrownBy(() -> ShellWords.split("cmd", "a 'b"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("cmd: 'a 'b' has a quote ' without an end. Write a second one, or a backslash before it.");
    }
}
