package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypesTest {
    @ParameterizedTest
    @CsvSource({
        "012, INTEGER, 10",
        "0o17, INTEGER, 15",
        "0x1f, INTEGER, 31",
        "0b11, INTEGER, 3",
        "1_000, INTEGER, 1000",
        "-012, INTEGER, -10",
        "+5, INTEGER, 5",
        "0, INTEGER, 0",
        "08, FLOAT, 8",
        "1e3, FLOAT, 1000",
        ".5, FLOAT, 0.5",
        "1.10, FLOAT, 1.1",
        "1e21, FLOAT, 1e+21",
        "12345678.9, FLOAT, 1.23456789e+07",
        "0.00001, FLOAT, 1e-05",
        ".inf, FLOAT, +Inf",
        "-.inf, FLOAT, -Inf",
        ".nan, FLOAT, NaN",
        "True, BOOLEAN, true",
        "FALSE, BOOLEAN, false",
        "yes, TEXT, yes",
        "22:22, TEXT, 22:22",
        "1.2.3, TEXT, 1.2.3",
        "0xg, TEXT, 0xg",
        "2020-01-01, DATE, 2020-01-01",
        "~, NULL, ''",
        "null, NULL, ''",
        "'', NULL, ''",
    })
    void readsPlainScalars(String text, ScalarTypes.Type type, String read) {
        YamlNode.Scalar scalar = scalar("a: " + text);
        assertThat(ScalarTypes.of(scalar)).isEqualTo(type);
        assertThat(ScalarTypes.text(scalar)).isEqualTo(read);
    }

    @Test
    void readsTextsInQuotesOrWithTheirTag() {
        assertThat(ScalarTypes.of(scalar("a: \"012\""))).isEqualTo(ScalarTypes.Type.TEXT);
        assertThat(ScalarTypes.of(scalar("a: !!str 012"))).isEqualTo(ScalarTypes.Type.TEXT);
    }

    private static YamlNode.Scalar scalar(String yaml) {
        return (YamlNode.Scalar) Models.of(yaml).get("a").orElseThrow();
    }
}
