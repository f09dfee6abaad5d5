package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendsTest {
    @TempDir
    Path temporary;

    private ComposeFolder folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = new ComposeFolder(temporary.toRealPath());
    }

    @Test
    void mergesAServiceIntoTheOneThatItExtends() {
        folder.write("compose.yaml", """
                services:
                  web: {extends: {service: base}, environment: {A: 2}, dns: [b], depends_on: [db]}
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
                        "depends_on", Map.of("db", Map.of("condition", "service_started", "required", "true"))));
    }

    @Test
    void resolvesThePathsOfAnotherFileAgainstItsFolder() {
        folder.write("compose.yaml", "services: {web: {extends: {file: a/common.yaml, service: base}}}");
        folder.write("a/common.yaml", """
                services:
                  base: {extends: {file: b/deep.yaml, service: deep}, build: {context: src}}
                """);
        folder.write("a/b/deep.yaml", "services: {deep: {volumes: [{type: bind, source: ./d, target: /d}]}}");
        assertThat(service("web").get("build"))
                .isEqualTo(Map.of("context", folder.path().resolve("a/src").toString()));
        assertThat(service("web").get("volumes").toString())
                .contains(folder.path().resolve("a/b/d").toString());
    }

    @Test
    void resetsWhatIsExtended() {
        folder.write("compose.yaml", """
                services:
                  web: {extends: {service: base}, dns: !reset [], cap_add: !override [C]}
                  base: {image: x, dns: [a], cap_add: [A]}
                """);
        assertThat(service("web")).isEqualTo(Map.of("image", "x", "cap_add", List.of("C")));
    }

    @Test
    void namesTheCircle() {
        folder.write("compose.yaml", """
                services:
                  web:
                    extends: {service: b}
                  b:
                    extends: {file: other.yaml, service: c}
                """);
        folder.write("other.yaml", "services:\n  c:\n    extends: {file: compose.yaml, service: b}\n");
        assertFails(
                "compose.yaml:5: Services extend each other in a circle: b in compose.yaml, which extends c in other.yaml,"
                        + " which extends b in compose.yaml. Remove one \"extends\".");
    }

    @Test
    void namesTheServiceThatIsMissing() {
        folder.write("compose.yaml", "services:\n  web:\n    extends: {service: bas}\n  base: {image: x}\n");
        assertFails("compose.yaml:3: The service web extends bas, which is not in compose.yaml. Did you mean base?");
        folder.write("compose.yaml", "services:\n  web:\n    extends: {service: other}\n  base: {image: x}\n");
        assertFails("compose.yaml:3: The service web extends other, which is not in compose.yaml. It has: web, base.");
    }

    @Test
    void namesTheFileThatIsMissing() {
        folder.write("compose.yaml", "services:\n  web:\n    extends:\n      file: none.yaml\n      service: a\n");
        assertFails(
                "compose.yaml:4: The compose file none.yaml cannot be read: no such file. Look at its path, which is "
                        + folder.path().resolve("none.yaml") + ".");
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    private ComposeProject read() {
        return folder.read(Map.of("COMPOSE_PROJECT_NAME", "shop"));
    }

    private Map<String, Object> service(String name) {
        return ComposeFolder.services(read()).get(name);
    }
}
