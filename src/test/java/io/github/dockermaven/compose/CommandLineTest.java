package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "a b  c|a;b;c",
                "'a b' \"c d\"e|a b;c de",
                "a\\ b \"c\\\"d\" 'e\\f'|a b;c\"d;e\\f",
                "a \"\" ''|a;;",
                "a `b c` $(d e)|a;`b c`;$(d e)",
                "\"it's\" 'say \"x\"'|it's;say \"x\"",
                "a && b|a",
                "a b; c|a;b",
                "a 2>/dev/null|a",
                "a b2>c|a;b2",
            })
    void splitsAsComposeDoes(String line, String words) {
        Place place = Place.root(new Warnings());
        YamlNode.Scalar node = Nodes.text(new Position("compose.yaml", 1, 1), line);
        assertThat(String.join(";", CommandLine.split(node, place))).isEqualTo(words);
    }
}
