package io.github.dockermaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    private static final Map<String, String> VALUES = Map.of("x", "1", "empty", "", "path", "/a/b.tar.gz", "ä", "uml");

    private final Variables variables = new Variables(VALUES, '\\');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a$x | a1",
                "${x}b | 1b",
                "$xb | ^^",
                "$x-b | 1-b",
                "$ä | uml",
                "$none | ^^",
                "$ | $",
                "a$ | a$",
                "$. | $.",
                "$1x | x",
                "${x:-d} | 1",
                "${empty:-d} | d",
                "${none:-d} | d",
                "${x-d} | 1",
                "${empty-d} | ^^",
                "${none-d} | d",
                "${x:+a} | a",
                "${empty:+a} | ^^",
                "${none:+a} | ^^",
                "${empty+a} | a",
                "${none+a} | ^^",
                "${x:?no} | 1",
                "${x?no} | 1",
                "${empty?no} | ^^",
                "${none:-${x}y} | 1y",
                "${none:-'}'} | }",
                "${none:-a\\}b} | a}b",
                "'$x' | $x",
                "\"$x\" | 1",
                "\"'$x'\" | '1'",
                "\\$x | $x",
                "\"\\$x\" | $x",
                "'a\\b' | a\\b",
                "\"a\\b\" | a\\b",
                "\"a\\\\b\" | a\\b",
                "a\\b | ab",
                "a\\\\b | a\\b",
                "\\\"a | \"a",
                "a\\ | a",
                "\"a\"'b'c | abc",
                "${path#*.} | tar.gz",
                "${path##*/} | b.tar.gz",
                "${path#*/} | a/b.tar.gz",
                "${path%.*} | /a/b.tar",
                "${path%%.*} | /a/b",
                "${path/a/A} | /A/b.tar.gz",
                "${path//[/x} | /a/b.tar.gz",
                "${x%%\\?} | 1"
            })
    void expandAsInDocker(String word, String expected) {
        assertThat(variables.expand(word)).isEqualTo(expected);
    }

    @Test
    void replaceAll() {
        assertThat(variables.expand("${path//a/\\A}")).isEqualTo("/\\A/b.t\\Ar.gz");
    }

    @Test
    void takeAnotherEscapeCharacter() {
        assertThat(new Variables(VALUES, '`').expand("`$x\\$x\"`\"\"")).isEqualTo("$x\\1\"");
    }

    @Test
    void reportWhatIsNotSet() {
        assertThat(variables.inspect("$x ${a:-$b} '$c' ${x:-$d}").unset()).containsExactly("b", "a", "d");
    }

    @Test
    void leaveQuotesInContentAlone() {
        assertThat(variables.expandContent("'$x' \"${x}\" \\$x")).isEqualTo("'1' \"1\" $x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "${x | '}' is missing after '${x'.", "'a | the closing ' is missing.",
                        "\"a | the closing \" is missing.",
                "${none:?give it} | none: give it. Give none a value.", "${empty:?} | empty: is empty.",
                        "${none?} | none: is not set.",
                "${} | a variable's name is missing", "${x!y} | '!' is not an operator after '${x'.",
                        "${x:-a | '}' is missing.",
                "${x%\\a} | has the escape '\\a'"
            })
    void refuseWhatDockerRefuses(String word, String message) {
        assertThatThrownBy(() -> variables.expand(word))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(message);
    }
}
