package io.github.dockermaven.compose.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeYamlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "yes", "No", "n", "null", "~", "true", "1", "0.5", "1_000", "012", "0x1f", "1e3", "22:22",
                        "2026-01-01",
                ".inf", "-", "- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "%a", "@a", "`a`", "{a}", "[a]", "a\nb\n",
                        "a\tb",
                " a ", "\"a\"", "'a'", "a\\b", "ü", "\u0007", "\u0085", "\uFEFF", "😀", "<<", "=", "?", "a,b", "|", ">",
                        "key:"
            })
    void aTextStaysOne(String text) {
        String yaml = ComposeYaml.write(List.of(), Map.of("key", text, "list", List.of(text)));

        assertThat(read(yaml)).isEqualTo(Map.of("key", text, "list", List.of(text)));
        assertThat(read(ComposeYaml.write(List.of(), Map.of(text, "value")))).isEqualTo(Map.of(text, "value"));
    }

    @Test
    void onlyWhatEveryReaderTakesForATextHasNoQuotes() {
        assertThat(ComposeYaml.write(List.of(), Map.of("image", "shop/users:a1")))
                .isEqualTo("image: shop/users:a1\n");
        assertThat(ComposeYaml.write(List.of(), Map.of("on", "12:34"))).isEqualTo("\"on\": \"12:34\"\n");
    }

    @Test
    void aDollarIsNoVariable() {
        assertThat(ComposeYaml.write(List.of(), Map.of("command", "echo $HOME ${HOME} $$")))
                .isEqualTo("command: \"echo $$HOME $${HOME} $$$$\"\n");
    }

    @Test
    void aVariableIsOne() {
        assertThat(ComposeYaml.write(List.of(), Map.of("A", new Variable("DB_PASSWORD", "password of db"))))
                .isEqualTo("A: \"${DB_PASSWORD:?password of db}\"\n");
    }

    @Test
    void hasBlocksAndComments() {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("ports", List.of(Map.of("target", 80)));
        service.put("entrypoint", List.of());
        service.put("init", true);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("services", Map.of("db", new Commented(List.of("one line", "another: line"), service)));
        root.put("networks", Map.of());

        assertThat(ComposeYaml.write(List.of("head"), root)).isEqualTo("""
                        # head
                        services:
                          # one line
                          # another: line
                          db:
                            ports:
                              - target: 80
                            entrypoint: []
                            init: true
                        networks: {}
                        """);
    }

    private static Object read(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
