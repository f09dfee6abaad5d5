package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendsTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void mergesAServiceIntoTheOneThatItExtends() {
        write("compose.yaml", """
                services:
                  web: {extends: {service: base}, environment: {A: 2}, dns: [b], depends_on: {db: {}}}
                  base: {extends: {service: root}, image: x, environment: {A: 1, B: 1}, dns: [a]}
                  root: {tty: true, image: r}
                  db: {image: d}
                """);
        assertThat(service("web"))
                .isEqualTo(Map.of(
                        "image", "x",
                        "tty", "true",
                        "environment", Map.of("A", "2", "B", "1"),
                        "dns", List.of("a", "b"),
                        "depends_on", Map.of("db", Map.of())));
    }

    @Test
    void resolvesThePathsOfAnotherFileAgainstItsFolder() {
        write("compose.yaml", "services: {web: {extends: {file: a/common.yaml, service: base}}}");
        write("a/common.yaml", """
                services:
                  base: {extends: {file: b/deep.yaml, service: deep}, build: {context: src}}
                """);
        write("a/b/deep.yaml", "services: {deep: {volumes: [{type: bind, source: ./d, target: /d}]}}");
        assertThat(service("web").get("build"))
                .isEqualTo(Map.of("context", folder.resolve("a/src").toString()));
        assertThat(service("web").get("volumes").toString())
                .contains(folder.resolve("a/b/d").toString());
    }

    @Test
    void resetsWhatIsExtended() {
        write("compose.yaml", """
                services:
                  web: {extends: {service: base}, dns: !reset [], cap_add: !override [C]}
                  base: {image: x, dns: [a], cap_add: [A]}
                """);
        assertThat(service("web")).isEqualTo(Map.of("image", "x", "cap_add", List.of("C")));
    }

    @Test
    void namesTheCircle() {
        write("compose.yaml", """
                services:
                  web:
                    extends: {service: b}
                  b:
                    extends: {file: other.yaml, service: c}
                """);
        write("other.yaml", "services:\n  c:\n    extends: {file: compose.yaml, service: b}\n");
        assertFails(
                "compose.yaml:5: Services extend each other in a circle: b in compose.yaml, which extends c in other.yaml,"
                        + " which extends b in compose.yaml. Remove one \"extends\".");
    }

    @Test
    void namesTheServiceThatIsMissing() {
        write("compose.yaml", "services:\n  web:\n    extends: {service: bas}\n  base: {image: x}\n");
        assertFails("compose.yaml:3: The service web extends bas, which is not in compose.yaml. Did you mean base?");
        write("compose.yaml", "services:\n  web:\n    extends: {service: other}\n  base: {image: x}\n");
        assertFails("compose.yaml:3: The service web extends other, which is not in compose.yaml. It has: web, base.");
    }

    @Test
    void namesTheFileThatIsMissing() {
        write("compose.yaml", "services:\n  web:\n    extends:\n      file: none.yaml\n      service: a\n");
        assertFails(
                "compose.yaml:4: The compose file none.yaml cannot be read: no such file. Look at its path, which is "
                        + folder.resolve("none.yaml") + ".");
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    private ComposeProject read() {
        return ComposeProject.read(ComposeSource.of(folder, Map.of()).withName("shop"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> service(String name) {
        return (Map<String, Object>) Models.plain(Nodes.mapping(read().model(), "services")
                .orElseThrow()
                .get(name)
                .orElseThrow());
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
