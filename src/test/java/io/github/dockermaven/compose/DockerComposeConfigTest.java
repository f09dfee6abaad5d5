package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our models of projects, and what {@code docker compose} makes of them: {@code generate.sh} beside them wrote it. */
class DockerComposeConfigTest {
    /** Compose prints these keys of each service, whether they have a value or not. */
    private static final List<String> ALWAYS = List.of("command", "entrypoint");

    static Stream<Named<Path>> projects() throws IOException, URISyntaxException {
        Path all = Path.of(DockerComposeConfigTest.class.getResource("projects").toURI());
        try (Stream<Path> folders = Files.list(all)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> Named.of(folder.getFileName().toString(), folder))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void hasWhatDockerComposeHas(Path folder) throws IOException {
        try (InputStream expected = Files.newInputStream(folder.resolve("config.json"))) {
            ComposeProject project = new ComposeFolder(folder).read(Map.of("HOME", "/home/anna"));
            assertThat(plain(project.model())).isEqualTo(plain(JsonReader.read(expected), folder));
        }
    }

    private static Object plain(JsonNode node, Path folder) {
        if (node.isObject()) {
            Map<String, Object> plain = new HashMap<>();
            node.properties().forEach(each -> plain.put(each.getKey(), plain(each.getValue(), folder)));
            return withoutEmpty(plain);
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(each -> plain(each, folder))
                    .toList();
        }
        if (node.isNumber()) {
            return number(node.asText());
        }
        return switch (node.getNodeType()) {
            case BOOLEAN -> node.asBoolean();
            case NULL -> Optional.empty();
            default -> node.asText().replace("/FOLDER", folder.toString()).replace("$$", "$");
        };
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
            return withoutEmpty(plain);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(DockerComposeConfigTest::plain).toList();
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (ScalarTypes.of(scalar)) {
            case NULL -> Optional.empty();
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case INTEGER, FLOAT -> number(scalar.text());
            default -> scalar.text();
        };
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }

    private static Map<String, Object> withoutEmpty(Map<String, Object> plain) {
        plain.keySet().removeIf(key -> ALWAYS.contains(key) && plain.get(key).equals(Optional.empty()));
        plain.values().removeIf(value -> value.equals(Map.of()) || value.equals(List.of()));
        return plain;
    }
}
