package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludesTest {
    @TempDir
    Path temporary;

    private ComposeFolder folder;

    @BeforeEach
    void resolveFolder() throws IOException {
        folder = new ComposeFolder(temporary.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[sub/inc.yaml]", "[{path: sub/inc.yaml}]", "[{path: [sub/inc.yaml]}]"})
    void includesAProjectWithItsOwnFolderAndVariables(String include) {
        folder.write("compose.yaml", "include: " + include + "\nservices: {web: {image: \"$A\"}}");
        folder.write(".env", "A=outer");
        folder.write("sub/inc.yaml", "services: {inc: {image: \"$A-$B\", build: {}, environment: {B: null}}}");
        folder.write("sub/.env", "A=inner\nB=$A");
        assertThat(services())
                .isEqualTo(Map.of(
                        "web", Map.of("image", "outer"),
                        "inc",
                                Map.of(
                                        "image", "outer-outer",
                                        "build",
                                                Map.of(
                                                        "context",
                                                        folder.path()
                                                                .resolve("sub")
                                                                .toString()),
                                        "environment", Map.of("B", "outer"))));
    }

    @Test
    void mergesFilesOfAnIncludeWithAFolderAndVariablesOfItsOwn() {
        folder.write("compose.yaml", """
                include:
                  - path: [sub/inc.yaml, over.yaml]
                    project_directory: other
                    env_file: [vars.env, /dev/null]
                """);
        folder.write("sub/inc.yaml", "services: {inc: {image: \"$A\", build: {context: src}}}");
        folder.write("over.yaml", "services: {inc: {tty: true}}");
        folder.write("vars.env", "A=vars");
        assertThat(services())
                .isEqualTo(Map.of(
                        "inc",
                        Map.of(
                                "image", "vars",
                                "tty", "true",
                                "build",
                                        Map.of(
                                                "context",
                                                folder.path()
                                                        .resolve("other/src")
                                                        .toString()))));
    }

    @Test
    void includesTheSameTwice() {
        folder.write("compose.yaml", "include: [a.yaml, b.yaml]");
        folder.write("a.yaml", "include: [c.yaml]\nservices: {a: {image: x}}");
        folder.write("b.yaml", "include: [c.yaml]\nservices: {b: {image: x}}");
        folder.write("c.yaml", "services: {c: {image: x}}");
        assertThat(services()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void letsAServiceExtendAnIncludedOne() {
        folder.write("compose.yaml", "include: [a.yaml]\nservices: {web: {extends: {service: a}, tty: true}}");
        folder.write("a.yaml", "services: {a: {image: x}}");
        assertThat(services()).containsEntry("web", Map.of("image", "x", "tty", "true"));
    }

    @Test
    void refusesTwoDifferentServicesOfOneName() {
        folder.write("compose.yaml", "include: [a.yaml]\nservices:\n  web: {image: y}\n");
        folder.write("a.yaml", "\nservices: {web: {image: x}}");
        assertFails(
                "compose.yaml:3: services.web is in line 2 of the included a.yaml as well, with another content. Give one of"
                        + " them another name, or change the included one by a file behind it: path: [included file, that file].");
    }

    @Test
    void namesTheCircle() {
        folder.write("compose.yaml", "include: [a.yaml]");
        folder.write("a.yaml", "include:\n  - b.yaml");
        folder.write("b.yaml", "include:\n  - a.yaml");
        assertFails(
                "b.yaml:2: Files include each other in a circle: a.yaml, which includes b.yaml, which includes a.yaml."
                        + " Remove one \"include\".");
    }

    @Test
    void namesWhatIsMissing() {
        folder.write("compose.yaml", "include:\n  - none.yaml");
        assertFails(
                "compose.yaml:2: The compose file none.yaml cannot be read: no such file. Look at its path, which is "
                        + folder.path().resolve("none.yaml") + ".");
        folder.write("compose.yaml", "include:\n  - path: compose.yaml\n    env_file: none.env");
        folder.write("compose.yaml", "include:\n  - path: a.yaml\n    env_file: none.env");
        assertFails(
                "compose.yaml:3: The file of variables none.env cannot be read: no such file. Look at its path, which is "
                        + folder.path().resolve("none.env") + ".");
        folder.write("compose.yaml", "include:\n  - project_directory: a");
        assertFails("compose.yaml:2: This \"include\" names no file. Write its path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a.git", "git@example.org:a.git", "oci://example.org/a"})
    void refusesWhatIsElsewhere(String path) {
        folder.write("compose.yaml", "include:\n  - " + path);
        assertFails("compose.yaml:2: " + path
                + " is not on this machine. Only files can be included: get it, and name its path.");
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::services)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }

    private Map<String, Map<String, Object>> services() {
        return ComposeFolder.services(folder.read(Map.of("COMPOSE_PROJECT_NAME", "shop")));
    }
}
