package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeProjectTest {
    @TempDir
    Path temporary;

    private ComposeFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new ComposeFolder(Files.createDirectory(temporary.toRealPath().resolve("My.Shop")));
    }

    @ParameterizedTest
    @CsvSource({
        "compose.yaml,compose.yml",
        "compose.yml,docker-compose.yml",
        "docker-compose.yml,docker-compose.yaml",
    })
    void findsTheFileWithTheFirstOfTheUsualNames(String first, String second) {
        folder.write(second, "services: {second: {image: x}}");
        assertThat(read().files()).containsExactly(folder.path().resolve(second));
        folder.write(first, "services: {first: {image: x}}");
        ComposeProject project = read();
        assertThat(project.files()).containsExactly(folder.path().resolve(first));
        assertThat(project.warnings())
                .containsExactly("Of " + first + ", " + second + " only " + first + " is read. Remove the other.");
    }

    @Test
    void readsTheOverridingFileByItself() {
        folder.write("compose.yaml", "services: {web: {image: x, tty: true}}");
        folder.write("compose.override.yml", "services: {web: {image: y}}");
        ComposeProject project = read();
        assertThat(project.files())
                .containsExactly(
                        folder.path().resolve("compose.yaml"), folder.path().resolve("compose.override.yml"));
        assertThat(web(project)).containsEntry("image", "y").containsEntry("tty", "true");
    }

    @Test
    void readsOnlyFilesThatAreNamed() {
        folder.write("compose.yaml", "services: {web: {image: x}}");
        folder.write("compose.override.yaml", "services: {web: {image: y}}");
        folder.write("more.yaml", "services: {web: {tty: true}}");
        ComposeProject project =
                ComposeProject.read(source().withFiles(List.of(Path.of("compose.yaml"), Path.of("more.yaml"))));
        assertThat(web(project)).containsEntry("image", "x").containsEntry("tty", "true");
    }

    @Test
    void readsTheFilesOfTheEnvironment() {
        folder.write("a.yaml", "services: {web: {image: a}}");
        folder.write("sub/b.yaml", "services: {web: {image: b}}");
        folder.write(".env", "COMPOSE_FILE=a.yaml;sub/b.yaml\nCOMPOSE_PATH_SEPARATOR=;");
        ComposeProject project = read();
        assertThat(project.files())
                .containsExactly(folder.path().resolve("a.yaml"), folder.path().resolve("sub/b.yaml"));
        assertThat(web(project)).containsEntry("image", "b");
    }

    @Test
    void letsTheEnvironmentGoBeforeDotEnv() {
        folder.write("compose.yaml", "services: {web: {image: \"$A-$B-$COMPOSE_PROJECT_NAME\"}}");
        folder.write(".env", "A=dot\nB=dot-$A");
        assertThat(web(read(Map.of("A", "set")))).containsEntry("image", "set-dot-set-myshop");
    }

    @Test
    void readsDotEnvBesideTheFirstFile() {
        folder.write("sub/compose.yaml", "services: {web: {image: \"$A\"}}");
        folder.write("sub/.env", "A=sub");
        folder.write(".env", "A=dot");
        ComposeProject project = ComposeProject.read(source().withFiles(List.of(Path.of("sub/compose.yaml"))));
        assertThat(web(project)).containsEntry("image", "sub");
        assertThat(project.folder()).isEqualTo(folder.path().resolve("sub"));
    }

    @Test
    void readsOtherFilesOfVariablesOrNone() {
        folder.write("compose.yaml", "services: {web: {image: \"$A-$B-$C\"}}");
        folder.write(".env", "A=dot\nB=dot\nC=dot");
        folder.write("a.env", "A=a\nB=a");
        folder.write("b.env", "B=b\nC=$A");
        assertThat(web(read(Map.of("COMPOSE_ENV_FILES", "a.env,b.env")))).containsEntry("image", "a-b-a");
        assertThat(web(read(Map.of("COMPOSE_DISABLE_ENV_FILE", "1")))).containsEntry("image", "--");
    }

    @Test
    void isNamedByWhatIsAskedForTheEnvironmentTheFilesOrTheFolder() {
        folder.write("compose.yaml", "services: {web: {image: x}}");
        assertThat(read().name()).isEqualTo("myshop");
        folder.write("compose.yaml", "name: $N shop!\nservices: {web: {image: x}}");
        assertThat(read(Map.of("N", "The")).name()).isEqualTo("theshop");
        assertThat(read(Map.of("COMPOSE_PROJECT_NAME", "set")).name()).isEqualTo("set");
        assertThat(ComposeProject.read(source().withName("asked")).name()).isEqualTo("asked");
    }

    @Test
    void resolvesPathsAgainstTheProjectFolder() {
        folder.write(
                "sub/compose.yaml",
                "services: {web: {build: {}, volumes: [{type: bind, source: ./d, target: /d}]}}\n"
                        + "secrets: {s: {file: ~/s.txt}}\n");
        ComposeProject project = ComposeProject.read(source(Map.of("HOME", "/home/anna"))
                .withFiles(List.of(Path.of("sub/compose.yaml")))
                .withProjectFolder(folder.path()));
        assertThat(web(project).get("build"))
                .isEqualTo(Map.of("context", folder.path().toString()));
        assertThat(web(project).get("volumes").toString())
                .contains("source=" + folder.path().resolve("d"));
        assertThat(project.name()).isEqualTo("myshop");
    }

    @Test
    void readsTheEnvironmentOfAService() {
        folder.write("compose.yaml", """
                services:
                  web:
                    image: x
                    environment: {OWN: own, HOST: null, NONE: null}
                    env_file: [{path: a.env}, {path: b.env, format: raw}, {path: none.env, required: false}]
                    labels: {x: own}
                    label_file: [l.txt]
                """);
        folder.write("a.env", "OWN=file\nA=$HOST-$OWN\n");
        folder.write("b.env", "B=\"$A\"\nHOST\n#C=1\n");
        folder.write("l.txt", "x=file\ny=$x\n");
        assertThat(web(read(Map.of("HOST", "set"))))
                .containsEntry(
                        "environment", Map.of("OWN", "own", "HOST", "set", "NONE", "", "A", "set-own", "B", "\"$A\""))
                .containsEntry("labels", Map.of("x", "own", "y", "file"))
                .doesNotContainKeys("env_file", "label_file");
    }

    @Test
    void switchesServicesOffWhoseProfilesNobodyAsksFor() {
        folder.write("compose.yaml", """
                services:
                  web: {image: x, depends_on: {debug: {condition: service_started, required: false}}, volumes: [{type: volume, source: data, target: /d}]}
                  debug: {image: y, profiles: [dev, test], volumes: [{type: volume, source: dump, target: /d}]}
                volumes: {data: {}, dump: {}, unused: {}}
                networks: {unused: {}}
                """);
        ComposeProject project = read();
        assertThat(project.switchedOff()).containsExactly("debug");
        assertThat(plain(project))
                .containsEntry("networks", Map.of("default", Map.of("name", "myshop_default")))
                .containsEntry("volumes", Map.of("data", Map.of("name", "myshop_data")));
        assertThat(read(Map.of("COMPOSE_PROFILES", " test,")).switchedOff()).isEmpty();
        assertThat(ComposeProject.read(source().withProfiles(List.of("dev"))).switchedOff())
                .isEmpty();
        assertThat(ComposeProject.read(source().withProfiles(List.of("*"))).switchedOff())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services:\\n  web: {image: x, depends_on: [db]}\\n  db: {image: y, profiles: [a, b]}|compose.yaml:2: The service web depends on db, which is switched off: no profile of it (a, b) is asked for. Ask for one, or write \"required: false\" there.",
                "services:\\n  web:\\n    image: x\\n    env_file: [{path: none.env}]|compose.yaml:4: The env_file none.env cannot be read: no such file.",
                "services:\\n  web:\\n    image: x\\n    env_file: [{path: compose.yaml, format: x}]|compose.yaml:4: An env_file has no format x. Write \"raw\", for a file without quotes and variables, or none.",
                "services:\\n  web:\\n    image: x\\n    env_file: [{path: compose.yaml, format: raw}]|compose.yaml:3: The line \"image: x\" is no variable: a name has no blanks. Write NAME=value.",
                "services:\\n  web:\\n    image: x\\n    label_file: [none.txt]|compose.yaml:4: The label_file none.txt cannot be read: no such file.",
                "[a]|compose.yaml:1: A compose file has keys with values, such as \"services:\".",
                "# nothing|compose.yaml:1: The compose file has nothing in it. Add a service.",
            })
    void namesThePlaceOfWhatCannotBe(String text, String message) {
        folder.write("compose.yaml", text.replace("\\n", "\n"));
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysThatAFolderHasNoFile() {
        assertThatThrownBy(this::read)
                .hasMessage("The folder " + folder.path()
                        + " has no compose file. Write a compose.yaml there, or name one.");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> ComposeProject.read(source().withFiles(List.of(Path.of("none.yaml")))))
                .hasMessage("The compose file none.yaml cannot be read: no such file. Look at its path, which is "
                        + folder.path().resolve("none.yaml") + ".");
    }

    @Test
    void refusesANameThatComposeRefuses() {
        folder.write("compose.yaml", "services: {web: {image: x}}");
        assertThatThrownBy(() -> ComposeProject.read(source().withName("My Shop")))
                .hasMessage(
                        "The project name \"My Shop\" of the configuration cannot be: it has to begin with a small letter"
                                + " or a digit, and have only these, _ and -. Write myshop.");
        assertThatThrownBy(() -> read(Map.of("COMPOSE_PROJECT_NAME", "_")))
                .hasMessage(
                        "The project name \"_\" of the variable COMPOSE_PROJECT_NAME cannot be: it has to begin with a small"
                                + " letter or a digit, and have only these, _ and -.");
    }

    private ComposeProject read() {
        return read(Map.of());
    }

    private ComposeProject read(Map<String, String> environment) {
        return folder.read(environment);
    }

    private ComposeSource source() {
        return source(Map.of());
    }

    private ComposeSource source(Map<String, String> environment) {
        return folder.source(environment);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(ComposeProject project) {
        return (Map<String, Object>) Models.plain(project.model());
    }

    private static Map<String, Object> web(ComposeProject project) {
        return ComposeFolder.services(project).get("web");
    }
}
