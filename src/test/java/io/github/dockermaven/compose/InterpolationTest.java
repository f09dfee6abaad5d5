package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private final Warnings warnings = new Warnings();
    private final Interpolation interpolation =
            new Interpolation(Map.of("TAG", "1.0", "EMPTY", "", "Mixed_2", "m"), warnings);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web:$TAG|web:1.0",
                "web:${TAG}-alpine|web:1.0-alpine",
                "$Mixed_2.x|m.x",
                "$TAG$TAG|1.01.0",
                "a$$TAG|a$TAG",
                "$${TAG}|${TAG}",
                "$1 costs 5$|$1 costs 5$",
                "${TAG:-2}|1.0",
                "${EMPTY:-2}|2",
                "${NONE:-2}|2",
                "${EMPTY-2}|''",
                "${NONE-2}|2",
                "${NONE:-}|''",
                "${TAG:+set}|set",
                "${EMPTY:+set}|''",
                "${EMPTY+set}|set",
                "${NONE+set}|''",
                "${TAG:?has to be}|1.0",
                "${EMPTY?has to be}|''",
                "${NONE:-${EMPTY:-${TAG}}}!|1.0!",
                "${NONE:-a:-b?c}|a:-b?c",
                "${TAG:+${NONE:-deep}}/${TAG}|deep/1.0",
                "${NONE:-{\"a\":1}}|{\"a\":1}",
                "${NONE:-{}|{",
                "${NONE:-$$5}|$5",
                "${TAG:-${NEVER:?looked at}}|1.0",
            })
    void putsInTheValuesOfVariables(String text, String expected) {
        assertThat(interpolation.scalar(scalar(text)))
                .isEqualTo(new YamlNode.Scalar(place(), Optional.empty(), expected, false));
        assertThat(warnings.texts()).isEmpty();
    }

    @Test
    void leavesAValueWithoutVariablesAsItIsWritten() {
        assertThat(interpolation.scalar(scalar("8080"))).isEqualTo(scalar("8080"));
    }

    @Test
    void putsThemIntoValuesAtAnyDepthButNotIntoKeys() {
        YamlNode.Mapping model = (YamlNode.Mapping)
                YamlParser.parse("compose.yaml", "$TAG:\n  - x: ${TAG}\n").orElseThrow();
        YamlNode.Sequence list =
                (YamlNode.Sequence) interpolation.apply(model).get("$TAG").orElseThrow();
        assertThat(Nodes.text(list.items().get(0), "x")).contains("1.0");
    }

    @Test
    void warnsOnceOfAVariableWithoutAValue() {
        interpolation.scalar(scalar("${NONE}$NONE"));
        interpolation.scalar(scalar("$NONE"));
        assertThat(warnings.texts())
                .containsExactly("The variable NONE has no value and is read as empty. Set it in the"
                        + " environment or in .env, or write ${NONE:-default}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NONE:?ask Anna for $TAG}|The variable NONE needs a value: ask Anna for 1.0. Set it in the environment or in .env.",
                "${EMPTY:?}|The variable EMPTY needs a value. Set it in the environment or in .env.",
                "${NONE?gone}|The variable NONE needs a value: gone. Set it in the environment or in .env.",
                "${}|In \"${}\" a ${ is not the beginning of a variable. Write ${NAME}, ${NAME:-default}, ${NAME:?message} or"
                        + " ${NAME:+text}; a dollar sign itself is $$.",
                "${TAG|In \"${TAG\" a ${ is not the beginning of a variable.",
                "${1X}|In \"${1X}\" a ${ is not the beginning of a variable.",
                "${TAG:x}|In \"${TAG:x}\" a ${ is not the beginning of a variable.",
                "${ TAG }|In \"${ TAG }\" a ${ is not the beginning of a variable.",
            })
    void namesThePlaceOfAVariableThatCannotBe(String text, String message) {
        assertThatThrownBy(() -> interpolation.scalar(scalar(text)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("compose.yaml:3: " + message);
    }

    @Test
    void endsWhereVariablesInVariablesAreTooMany() {
        assertThatThrownBy(() -> interpolation.scalar(scalar("${NONE:-".repeat(10_000) + "}".repeat(10_000))))
                .hasMessage("compose.yaml:3: More than 50 variables are in each other here. Nothing needs so many.");
    }

    private static YamlNode.Scalar scalar(String text) {
        return new YamlNode.Scalar(place(), Optional.empty(), text, true);
    }

    private static Position place() {
        return new Position("compose.yaml", 3, 5);
    }
}
