package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with each key and form, and beside each the answer of {@code HOME=/home/me docker compose --project-name forms
 * --project-directory /project --file NAME.yaml config --format json}, made by version 2.40.3.
 */
class ComposeFormsTest {
    private static final Path FORMS = Path.of("src/test/resources/io/github/dockermaven/compose/forms");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Compose prints some keys with a capital. */
    private static final Map<String, String> BLOCK_IO = Map.of("Path", "path", "Rate", "rate", "Weight", "weight");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAsComposeDoes(String name) throws IOException {
        ComposeSource source = ComposeSource.of(FORMS, Map.of("HOME", "/home/me"))
                .withFiles(List.of(Path.of(name + ".yaml")))
                .withProjectFolder(Path.of("/project"))
                .withName("forms");
        JsonNode expected = JSON.readTree(FORMS.resolve(name + ".json").toFile());
        assertThat(withoutEmpty(ModelJson.of(ComposeProject.read(source).model())))
                .isEqualTo(withoutEmpty(expected));
    }

    @ParameterizedTest
    @MethodSource("names")
    void leavesLongFormsAsTheyAre(String name) throws IOException {
        String text = Files.readString(FORMS.resolve(name + ".yaml"));
        YamlNode.Mapping once = CanonicalForm.of(Models.of(text), new Warnings());
        assertThat(CanonicalForm.of(once, new Warnings())).isEqualTo(once);
    }

    /** Compose prints mappings of which it knows nothing, and {@code $} twice; extensions of services it leaves out. */
    private static JsonNode withoutEmpty(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(field -> {
                JsonNode value = withoutEmpty(field.getValue());
                boolean isEmpty = value.isObject() && value.isEmpty()
                        || value.isNull() && List.of("command", "entrypoint").contains(field.getKey());
                if (!isEmpty && !field.getKey().startsWith("x-")) {
                    object.set(BLOCK_IO.getOrDefault(field.getKey(), field.getKey()), value);
                }
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(item -> array.add(withoutEmpty(item)));
            return array;
        }
        return node.isTextual()
                ? JSON.getNodeFactory().textNode(node.textValue().replace("$$", "$"))
                : node;
    }
}
