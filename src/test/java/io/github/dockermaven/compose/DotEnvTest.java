package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
    private final Warnings warnings = new Warnings();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1|1",
                "A = 1 |1",
                "A: 1|1",
                "export A=1|1",
                "export\tA=1|1",
                "A=|``",
                "A|outer",
                "A=a b c|a b c",
                "A=a#b|a#b",
                "A=a #b|a",
                "A='a #b' #c|a #b",
                "A=a=b:c|a=b:c",
                "A=${HOST}:80|db:80",
                "A=$HOST|db",
                "A=${NONE:-x}|x",
                "A=$$HOST|$HOST",
                "A='$HOST'|$HOST",
                "A=\"$HOST\"|db",
                "A=\"\\$HOST\"|$HOST",
                "A=\"a\\\"b\"|a\"b",
                "A='it\\'s'|it's",
                "A='\\n'|\\n",
                "A=\"\\0101\\c\"|A\\c",
                "A=\"\\\\n\"|\\n",
                "A.b-c[0]=1|``",
            })
    void readsALine(String text, String expected) {
        assertThat(parse(text).getOrDefault("A", "")).isEqualTo(expected);
    }

    @Test
    void readsLinesCommentsAndValuesOfSeveralLines() {
        assertThat(parse("# first\n\nA=1\r\n  B=\"x\\ty\nz\"\n#C=3\nD=$A$B\nNONE\nE='1' F=2"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("A", "1", "B", "x\ty\nz", "D", "outer" + "x\ty\nz", "E", "1", "F", "2"));
    }

    @Test
    void keepsEarlierVariables() {
        assertThat(DotEnv.parse(".env", "B=$X", Map.of("X", "1"), name -> Optional.empty(), warnings))
                .isEqualTo(Map.of("X", "1", "B", "1"));
    }

    @Test
    void warnsOfAVariableWithoutAValue() {
        parse("B=$NONE");
        assertThat(warnings.texts()).singleElement().asString().startsWith("The variable NONE ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A B=1|The line \"A B=1\" is no variable: a name is made of letters, digits and _. Write NAME=value.",
                "=1|The line \"=1\" is no variable",
                "A$=1|The line \"A$=1\" is no variable",
                "A=\"x|The quote \" is not closed.",
                "A='x\\'|The quote ' is not closed.",
                "A=${X:?set X}|The variable X needs a value: set X.",
                "A=${|In \"${\" a ${ is not the beginning of a variable.",
            })
    void namesThePlaceOfWhatIsNoVariable(String text, String message) {
        assertThatThrownBy(() -> parse("\n# b\n" + text + "\n")).hasMessageStartingWith(".env:3: " + message);
    }

    private Map<String, String> parse(String text) {
        Map<String, String> outer = Map.of("HOST", "db", "A", "outer");
        return DotEnv.parse(".env", text, Map.of(), name -> Optional.ofNullable(outer.get(name)), warnings);
    }
}
