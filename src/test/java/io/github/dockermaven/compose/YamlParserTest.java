package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {
    @Test
    void readsMappingsSequencesAndScalarsWithTheirPlaces() {
        YamlNode.Mapping root = mapping("services:\n  web:\n    ports:\n      - 8080:80\n      - \"22:22\"\n");
        YamlNode.Sequence ports = (YamlNode.Sequence)
                mapping(mapping(root, "services"), "web").get("ports").orElseThrow();
        assertThat(ports.items())
                .containsExactly(
                        new YamlNode.Scalar(new Position("compose.yaml", 4, 9), Optional.empty(), "8080:80", true),
                        new YamlNode.Scalar(new Position("compose.yaml", 5, 9), Optional.empty(), "22:22", false));
    }

    @Test
    void keepsThePlaceOfWhatComesInByAnAliasOrAMergeKey() {
        YamlNode.Mapping root =
                mapping("x-base: &base\n  imaeg: a\n  tty: true\nservices:\n  web:\n    <<: *base\n    tty: false\n");
        YamlNode.Mapping web = mapping(mapping(root, "services"), "web");
        assertThat(web.entries().get("imaeg").key()).hasToString("compose.yaml:2:");
        assertThat(web.get("tty")).map(each -> ((YamlNode.Scalar) each).text()).contains("false");
    }

    @Test
    void mergesTheFirstOfSeveralFirst() {
        YamlNode.Mapping root = mapping("a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc:\n  <<: [*a, *b]\n");
        assertThat(mapping(root, "c").entries()).containsOnlyKeys("x", "y");
        assertThat(mapping(root, "c").get("x"))
                .map(each -> ((YamlNode.Scalar) each).text())
                .contains("1");
    }

    @Test
    void keepsTags() {
        assertThat(mapping("ports: !reset []\n").get("ports").orElseThrow().tag())
                .contains("!reset");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing\n'", "'---\n'", "'~\n'"})
    void hasNoNodeOfAnEmptyDocument(String text) {
        assertThat(YamlParser.parse("compose.yaml", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a:\n\tb: 1\n'|compose.yaml:2: This is no YAML, in column 1: found character '\\t(TAB)' that cannot start any token",
                "'a: [1\n'|compose.yaml:2: This is no YAML, in column 1",
                "'a: 1\na: 2\n'|compose.yaml:2: The key a is here twice, first in line 1. Remove one of them.",
                "'a: *b\n'|compose.yaml:1: The alias *b has no anchor &b before it.",
                "'a: !other b\n'|compose.yaml:1: The tag !other is not known. There are !reset and !override.",
                "'a: 1\n---\nb: 1\n'|compose.yaml:2: A second document begins here.",
                "'[a, b]: 1\n'|compose.yaml:1: A key has to be a text.",
                "'a:\n  <<: text\n'|compose.yaml:2: << needs the alias of a mapping, or a list of such aliases.",
            })
    void namesThePlaceOfWhatIsNoYaml(String text, String message) {
        assertThatThrownBy(() -> YamlParser.parse("compose.yaml", text))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void endsWhereAliasesOfAliasesStandForTooManyNodes() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            text.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, alias))));
        }
        assertThatThrownBy(() -> YamlParser.parse("compose.yaml", text.toString()))
                .hasMessageContaining("more than 1000000 values, with those that aliases stand for");
    }

    @Test
    void endsWhereLevelsAreTooMany() {
        assertThatThrownBy(() -> YamlParser.parse("compose.yaml", "[".repeat(100_000)))
                .hasMessageStartingWith("compose.yaml:1: More than 200 levels are in each other here.");
    }

    private static YamlNode.Mapping mapping(String text) {
        return (YamlNode.Mapping) YamlParser.parse("compose.yaml", text).orElseThrow();
    }

    private static YamlNode.Mapping mapping(YamlNode.Mapping parent, String key) {
        return (YamlNode.Mapping) parent.get(key).orElseThrow();
    }
}
