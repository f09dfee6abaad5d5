package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthFilesTest {
    private static final ImageReference IMAGE = ImageReference.parse("host.io/team/app");

    @TempDir
    private Path home;

    @TempDir
    private Path run;

    private final Map<String, String> environment = new HashMap<>();

    private Credentials files() {
        return new Credentials(List.copyOf(new AuthFiles(environment, home).all(Duration.ofSeconds(10))));
    }

    private static void write(Path file, String key, String user) throws IOException {
        String auth = Base64.getEncoder().encodeToString((user + ":pass").getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"auths\":{\"" + key + "\":{\"auth\":\"" + auth + "\"}}}");
    }

    private Optional<String> found() {
        return files().find(IMAGE).map(FoundCredential::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOCKER_CONFIG", "REGISTRY_AUTH_FILE", "XDG_CONFIG_HOME"})
    void areNotWhereNoPathLeads(String variable) {
        environment.put(variable, "a\0b");
        assertThatThrownBy(this::found)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The environment variable " + variable + " is 'a?b', which cannot be a path");
    }

    @Test
    void areAskedInTheirOrder() throws IOException {
        environment.put("XDG_RUNTIME_DIR", run.toString());
        Path ofRun = run.resolve("containers/auth.json");
        assertThat(found()).isEmpty();

        write(home.resolve(".config/containers/auth.json"), "host.io", "config");
        assertThat(found()).contains("user config from ~/.config/containers/auth.json");
        write(ofRun, "host.io", "run");
        assertThat(found()).contains("user run from " + ofRun);
        write(home.resolve(".docker/config.json"), "host.io", "docker");
        assertThat(found()).contains("user docker from ~/.docker/config.json");
        assertThat(files().places())
                .containsExactly("~/.docker/config.json", ofRun.toString(), "~/.config/containers/auth.json");
    }

    @Test
    void comeAfterTheVariable() throws IOException {
        write(home.resolve(".docker/config.json"), "host.io", "docker");
        String auth = Base64.getEncoder().encodeToString("ci:pa:ss".getBytes(StandardCharsets.UTF_8));
        environment.put("DOCKER_AUTH_CONFIG", "{\"auths\":{\"https://host.io/v2/\":{\"auth\":\"" + auth + "\"}}}");

        assertThat(found()).contains("user ci from DOCKER_AUTH_CONFIG");
        assertThat(files().find(IMAGE).orElseThrow().credential().password()).isEqualTo("pa:ss");
        assertThat(files().places()).startsWith("DOCKER_AUTH_CONFIG", "~/.docker/config.json");

        environment.put("DOCKER_AUTH_CONFIG", "{\"auths\":{\"other.io\":{\"auth\":4711}}}");
        assertThat(found()).contains("user docker from ~/.docker/config.json");
    }

    /** What GitLab documents for its runner. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auths\":{}}",
                "{\"auths\":null}",
                "{\"credHelpers\":{\"host.io\":\"ecr-login\"}}",
                "{\"credsStore\":\"osxkeychain\"}"
            })
    void leaveItToTheFileIfTheVariableHasNoCredential(String value) throws IOException {
        environment.put("DOCKER_AUTH_CONFIG", value);
        assertThat(found()).isEmpty();

        write(home.resolve(".docker/config.json"), "host.io", "docker");
        assertThat(found()).contains("user docker from ~/.docker/config.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary | it is not JSON at column ",
                "{\"auths\":canary | it is not JSON at column ",
                "[] | it is not a JSON object. ",
                "{\"auths\":\"canary\"} | its auths is not a JSON object. ",
                "{\"auths\":[],\"credsStore\":\"canary\"} | its auths is not a JSON object. "
            })
    void nameTheVariableThatIsMalformed(String value, String cause) {
        environment.put("DOCKER_AUTH_CONFIG", value);

        assertThatThrownBy(this::found)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The environment variable DOCKER_AUTH_CONFIG is malformed: " + cause)
                .hasMessageEndingWith("with the Base64 of user:password, or unset it.")
                .hasMessageNotContaining("canary");
    }

    @Test
    void areTheOneThatIsNamedInsteadOfPodmansOthers() throws IOException {
        environment.put("XDG_RUNTIME_DIR", run.toString());
        environment.put("REGISTRY_AUTH_FILE", home.resolve("mine.json").toString());
        write(run.resolve("containers/auth.json"), "host.io", "run");
        assertThat(found()).isEmpty();
        assertThat(files().places())
                .containsExactly("~/.docker/config.json (no such file)", "~/mine.json (no such file)");

        write(home.resolve("mine.json"), "host.io", "mine");
        assertThat(found()).contains("user mine from ~/mine.json");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its users have no numbers")
    void areInTheFolderOfTheUsersNumberWithoutARuntimeFolder() throws IOException {
        environment.put("XDG_CONFIG_HOME", run.toString());
        String user = Files.getAttribute(home, "unix:uid").toString();

        assertThat(files().places().subList(1, 3))
                .satisfiesExactly(
                        place -> assertThat(place).startsWith("/run/containers/" + user + "/auth.json"),
                        place -> assertThat(place).startsWith(run + "/containers/auth.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "host.io/team/app, true",
        "host.io/team, true",
        "host.io, true",
        "host.io/team/ap, false",
        "host.io/team/app/more, false"
    })
    void mayNameAFolderOrAnImage(String key, boolean fits) throws IOException {
        write(home.resolve(".config/containers/auth.json"), key, "ada");
        environment.put("XDG_RUNTIME_DIR", run.toString());

        assertThat(found().isPresent()).isEqualTo(fits);
    }

    @Test
    void nameTheCommandThatWroteThem() throws IOException {
        environment.put("REGISTRY_AUTH_FILE", home.resolve("mine.json").toString());
        Files.writeString(home.resolve("mine.json"), "{\"auths\":{\"host.io\":{\"auth\":4711}}}");

        assertThatThrownBy(this::found)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("auths[\"host.io\"] in ~/mine.json is malformed: auth is not a text. Write it again with"
                        + " 'podman login host.io'.");
    }

    @Test
    void showNoVariable() {
        environment.put("TOKEN", "canary");

        assertThat(new AuthFiles(environment, home).toString()).doesNotContain("canary");
    }
}
