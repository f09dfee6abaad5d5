package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersIndexTest {
    private static final String FILE = "BOOT-INF/layers.idx of app.jar";
    private static final String INDEX = """
            - "dependencies":
              - "BOOT-INF/lib/a.jar"
              - "BOOT-INF/lib/two words.jar"
            - "spring-boot-loader":
              - "org/"
            - "snapshot-dependencies":
            - "application":
              - "BOOT-INF/"
              - "META-INF/"
            """;

    private static LayersIndex parse(String text) {
        return LayersIndex.parse(FILE, text);
    }

    @Test
    void hasTheLayersInTheirOrder() {
        assertThat(parse(INDEX).layers())
                .extracting(LayersIndex.Layer::name)
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOT-INF/lib/a.jar, dependencies",
        "BOOT-INF/lib/two words.jar, dependencies",
        "BOOT-INF/lib/b.jar, application",
        "BOOT-INF/lib/a.jar.md5, application",
        "org/springframework/boot/loader/Launcher.class, spring-boot-loader",
        "META-INF/MANIFEST.MF, application"
    })
    void findsTheFirstLayerThatHasAnEntry(String entry, String layer) {
        assertThat(parse(INDEX).layerOf(entry)).map(LayersIndex.Layer::name).contains(layer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "org", "boot-inf/a", "x"})
    void knowsWhatIsInNoLayer(String entry) {
        assertThat(parse(INDEX).layerOf(entry)).isEmpty();
    }

    @Test
    void readsTheLinesOfWindowsAndEmptyOnes() {
        assertThat(parse(INDEX.replace("\n", "\r\n\r\n"))).isEqualTo(parse(INDEX));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'- \"a\":,nonsense' | line 2 is 'nonsense', neither a layer '- \"name\":' nor a path '  - \"path\"'",
                "'- \"a\":,- b:' | line 2 is '- b:', neither a layer '- \"name\":' nor a path '  - \"path\"'",
                "'- \"a\":,  - \"\"' | line 2 is '  - \"\"', neither a layer '- \"name\":' nor a path '  - \"path\"'",
                "'  - \"org/\"' | line 1 is '  - \"org/\"', a path before the first layer",
                "'- \"..\":' | line 1 has a layer '..', and a layer's name is of letters, digits, '-', '_' and '.'",
                "'- \"a/b\":' | line 1 has a layer 'a/b', and a layer's name is of letters, digits, '-', '_' and '.'",
                "'- \"\":' | line 1 has a layer '', and a layer's name is of letters, digits, '-', '_' and '.'",
                "'- \"a\":,- \"A\":' | line 2 has the layer 'A' once more",
                "',' | 'after its last line, 1, there still is no layer'",
                "'' | 'after its last line, 0, there still is no layer'"
            })
    void namesTheLineThatIsMalformed(String lines, String cause) {
        assertThatThrownBy(() -> parse(lines.replace(',', '\n')))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(FILE + " is malformed: " + cause
                        + ". Build the jar anew with spring-boot-maven-plugin, or write <layout>jar</layout>.");
    }

    @Test
    void isAnIndexOrAFailureWhateverTheTextIs() {
        List<String> pieces = List.of(
                "- ",
                "  - ",
                "\"",
                "\":",
                ":",
                "\n",
                "\r",
                " ",
                "a",
                "/",
                "..",
                "\\",
                "\u0000",
                "\u2028",
                "é",
                "- \"a\":\n");
        Random random = new Random(20);
        int indices = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = i % 2 == 0 ? joined(pieces, random) : damaged(random);
            try {
                LayersIndex index = parse(text);
                assertThat(index.layers()).isNotEmpty().allMatch(layer -> layer.name()
                        .matches("[A-Za-z0-9._-]+"));
                index.layerOf(text);
                indices++;
            } catch (DockerFailureException malformed) {
                assertThat(malformed).hasMessageStartingWith(FILE + " is malformed: ");
            }
        }
        assertThat(indices).isBetween(1, 19_999);
    }

    private static String joined(List<String> pieces, Random random) {
        return Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                .limit(random.nextInt(12))
                .collect(Collectors.joining());
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(INDEX);
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
        }
        return text.toString();
    }
}
