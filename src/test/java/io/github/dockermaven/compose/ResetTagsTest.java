package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetTagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ports: [80], image: a}|{ports: !reset []}|{image: a}",
                "{ports: [80], image: a}|{ports: !reset null, image: b}|{image: b}",
                "{ports: [80]}|{ports: !override [90]}|{ports: [90]}",
                "{environment: {A: 1, B: 2}}|{environment: {A: !reset null}}|{environment: {B: 2}}",
                "{environment: {A: 1}}|{environment: !override {C: 3}}|{environment: {C: 3}}",
                "{image: a}|{ports: !reset []}|{image: a}",
                "{dns: [a]}|{dns: [b, !reset c]}|{dns: [a, b]}",
            })
    void takesAwayWhatAnEarlierFileSays(String base, String over, String expected) {
        ResetTags file = ResetTags.of(service(over));
        YamlNode merged = FileMerge.merge(file.removeFrom(service(base), KeyPath.ROOT), file.model());
        assertThat(Models.plain(merged)).isEqualTo(Models.plain(service(expected)));
    }

    private static YamlNode.Mapping service(String content) {
        return Models.of("services: {web: " + content + "}");
    }
}
