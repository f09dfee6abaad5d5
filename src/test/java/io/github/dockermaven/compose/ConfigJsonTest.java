package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The digests of services, and those of {@code HOME=/home/me docker compose --project-name forms --project-directory /project --file
 * NAME.yaml config --hash '*'}, made by version 2.40.3, in {@code hashes.txt}: without files of variables and labels, which that command does not read, ids of
 * other containers, and keys that are not supported here.
 */
class ConfigJsonTest {
    private static final Path FORMS = Path.of("src/test/resources/io/github/dockermaven/compose/forms");

    static Stream<String> hashes() throws IOException {
        return Files.readAllLines(FORMS.resolve("hashes.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void hasTheDigestOfDockerCompose(String line) {
        String[] words = line.split(" ");
        ComposeSource source = ComposeSource.of(FORMS, Map.of("HOME", "/home/me"))
                .withFiles(List.of(Path.of(words[0] + ".yaml")))
                .withProjectFolder(Path.of("/project"))
                .withName("forms");
        YamlNode service = Nodes.mapping(ComposeProject.read(source).model(), "services")
                .flatMap(services -> services.get(words[1]))
                .orElseThrow();
        String json = ConfigJson.ofService((YamlNode.Mapping) service, other -> other);
        assertThat(Digest.of(json.getBytes(StandardCharsets.UTF_8)).hex())
                .as(json)
                .isEqualTo(words[2]);
    }

    @Test
    void hasTheContainersOfOtherServices() {
        YamlNode.Mapping service = Models.of("""
                network_mode: service:db
                pid: host
                volumes_from: ["db:ro", "container:old:ro"]
                scale: 1
                build: {context: .}
                """);
        assertThat(ConfigJson.ofService(service, other -> "id-of-" + other))
                .isEqualTo(
                        "{\"command\":null,\"entrypoint\":null,\"network_mode\":\"container:id-of-db\",\"pid\":\"host\","
                                + "\"volumes_from\":[\"id-of-db\",\"old\"]}");
    }

    @Test
    void escapesTextsAsGoDoes() {
        YamlNode.Mapping volume = Models.of("{name: v, labels: {b: '<a & b>', a: \"q\\\" \\\\ \\n \\t \\x01 é\"}}");
        assertThat(ConfigJson.ofVolume(volume))
                .isEqualTo("{\"name\":\"v\",\"driver\":\"local\",\"labels\":{\"a\":\"q\\\" \\\\ \\n \\t \\u0001 é\","
                        + "\"b\":\"\\u003ca \\u0026 b\\u003e\"}}");
    }
}
