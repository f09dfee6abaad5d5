package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthFileTest {
    private static final String CANARY = "canary-4711";
    private static final String FILE = "~/.docker/config.json";

    @TempDir
    private Path home;

    private Path file;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectory(home.resolve(".docker")).resolve("config.json");
    }

    private AuthFile config(String json) throws IOException {
        Files.writeString(file, json.replace('\'', '"'));
        return config();
    }

    private AuthFile config() {
        return new AuthFiles(environment, home).ofDocker(Duration.ofSeconds(20));
    }

    private static String auth(String userAndPassword) {
        return "{'auth':'" + base64(userAndPassword) + "'}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Credential> found(AuthFile config, String image) {
        return config.find(ImageReference.parse(image)).map(FoundCredential::credential);
    }

    private static String failure(AuthFile config, String image) {
        Throwable thrown = catchThrowable(() -> config.find(ImageReference.parse(image)));
        assertThat(thrown).isInstanceOf(DockerFailureException.class).hasNoCause();
        assertThat(thrown.getMessage()).doesNotContain(CANARY).doesNotContain(base64("ada:" + CANARY));
        return thrown.getMessage();
    }

    @Nested
    class StoredLogins {
        @ParameterizedTest
        @CsvSource({
            "app, hub",
            "index.docker.io/ada/app, hub",
            "localhost:5000/app, local",
            "host.io/app, host",
            "host.io/team/app, team",
            "host.io:5000/app,",
            "localhost/app,",
        })
        void areForTheirRegistry(String image, String user) throws IOException {
            AuthFile config = config("{'auths':{'https://index.docker.io/v1/':" + auth("hub:x")
                    + ",'http://LOCALHOST:5000/v2/':" + auth("local:x")
                    + ",'host.io':" + auth("host:x")
                    + ",'host.io/team':" + auth("team:x") + "}}");

            assertThat(found(config, image).map(Credential::username)).isEqualTo(Optional.ofNullable(user));
            assertThat(config.find(ImageReference.parse(image)).map(FoundCredential::source))
                    .isEqualTo(Optional.ofNullable(user).map(found -> FILE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null", "{'email':'ada@example.com'}", "{'auth':''}"})
        void mayBeEmptyAndAreThenSkipped(String entry) throws IOException {
            AuthFile config = config("{'auths':{'host.io/team':" + entry + ",'host.io':" + auth("ada:pass") + "}}");

            assertThat(found(config, "host.io/team/app")).contains(Credential.ofPassword("ada", "pass"));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "{'auth':'canary-4711!'}, auth is not Base64",
                    "{'auth':'Y2FuYXJ5LTQ3MTE='}, auth is not the Base64 of user:password",
                    "{'auth':'OmNhbmFyeS00NzEx'}, auth is not the Base64 of user:password",
                    "{'auth':'YWRhOg=='}, auth is not the Base64 of user:password",
                    "{'auth':4711}, auth is not a text",
                    "{'username':'ada'}, it has no password",
                    "{'password':'canary-4711'}, it has no username",
                    "'canary-4711', it is not a JSON object",
                })
        void areAnErrorOnlyWhereTheyAreNeeded(String entry, String cause) throws IOException {
            AuthFile config = config("{'auths':{'bad.io':" + entry + ",'host.io':" + auth("ada:pass") + "}}");

            assertThat(found(config, "host.io/app")).contains(Credential.ofPassword("ada", "pass"));
            assertThat(failure(config, "bad.io/app"))
                    .isEqualTo("auths[\"bad.io\"] in " + FILE + " is malformed: " + cause
                            + ". Write it again with 'docker login bad.io'.");
        }
    }

    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "helpers are shell scripts")
    class Helpers {
        private static final String BOTH = "{'credHelpers':{'host.io':'own','https://plain.io':''},"
                + "'credsStore':'store','auths':{'host.io':%s,'plain.io':%s,'kept.io':%s}}";

        @TempDir
        private Path programs;

        @BeforeEach
        void writeHelpers() throws IOException {
            environment.putAll(FakeHelper.environment(programs));
            String notFound = "echo 'credentials not found in native keychain'; exit 1";
            FakeHelper.write(programs, "own", FakeHelper.answering("own"));
            FakeHelper.write(programs, "unknowing", notFound);
            FakeHelper.write(
                    programs,
                    "store",
                    "if [ \"$server\" = kept.io ]; then " + notFound + "; fi; " + FakeHelper.answering("store"));
        }

        @ParameterizedTest
        @CsvSource({"host.io/app, own", "other.io/app, store", "app, store", "plain.io/app, plain", "kept.io/app, kept"
        })
        void comeBeforeStoredLogins(String image, String user) throws IOException {
            AuthFile config = config(BOTH.formatted(auth("host:x"), auth("plain:x"), auth("kept:x")));

            assertThat(found(config, image).map(Credential::username)).contains(user);
        }

        @Test
        void ofARegistryReplaceTheStore() throws IOException {
            AuthFile config = config("{'credHelpers':{'host.io':'unknowing'},'credsStore':'store'}");

            assertThat(found(config, "host.io/app")).isEmpty();
        }

        @Test
        void areNamedAsTheSource() throws IOException {
            AuthFile config = config("{'credHelpers':{'host.io':'own'}}");

            assertThat(config.find(ImageReference.parse("host.io/app")).orElseThrow())
                    .hasToString("user own from docker-credential-own (credHelpers[\"host.io\"] in " + FILE + ")");
        }

        @ParameterizedTest
        @ValueSource(strings = {"4711", "['canary-4711']", "'../canary-4711'", "'a b'"})
        void areAnErrorOnlyWhereTheyAreNeeded(String name) throws IOException {
            AuthFile config = config("{'credHelpers':{'bad.io':" + name + ",'host.io':'own'}}");

            assertThat(found(config, "host.io/app")).isPresent();
            assertThat(found(config, "other.io/app")).isEmpty();
            assertThat(failure(config, "bad.io/app"))
                    .isEqualTo("credHelpers[\"bad.io\"] in " + FILE
                            + " is malformed: it is not the name of a credential helper. Write it as the part of the"
                            + " program's name after 'docker-credential-'.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "''", "' '"})
        void mayBeSwitchedOff(String store) throws IOException {
            assertThat(found(config("{'credsStore':" + store + "}"), "app")).isEmpty();
        }

        @Test
        void thatFailAreNotSkipped() throws IOException {
            AuthFile config = config("{'credsStore':'missing','auths':{'host.io':" + auth("ada:" + CANARY) + "}}");

            assertThat(failure(config, "host.io/app"))
                    .startsWith("Credential helper docker-credential-missing, which credsStore in " + FILE
                            + " names for host.io, is not on the PATH.");
        }
    }

    @Nested
    class TheFile {
        @Test
        void mayBeAbsent() {
            assertThat(found(config(), "app")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \n", "{}", "{'auths':null,'credHelpers':null}", "\ufeff{}"})
        void mayBeEmpty(String json) throws IOException {
            assertThat(found(config(json), "app")).isEmpty();
        }

        @Test
        void isInTheFolderOfTheEnvironment(@TempDir Path folder) throws IOException {
            config("{'auths':{'host.io':" + auth("home:x") + "}}");
            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\":{\"host.io\":" + auth("folder:x").replace('\'', '"') + "}}");
            environment.put("DOCKER_CONFIG", folder.toString());

            assertThat(config().find(ImageReference.parse("host.io/app")).orElseThrow())
                    .hasToString("user folder from " + folder.resolve("config.json"));
        }

        @Test
        void isInTheHomeIfTheEnvironmentNamesNoFolder() throws IOException {
            environment.put("DOCKER_CONFIG", "");

            assertThat(found(config("{'auths':{'host.io':" + auth("home:x") + "}}"), "host.io/app"))
                    .isPresent();
        }

        @Test
        void isReadWhenItIsNeededAndOnce() throws IOException {
            AuthFile config = config();
            Files.writeString(file, "{}");

            assertThat(found(config, "host.io/app")).isEmpty();
            config("{'auths':{'host.io':" + auth("ada:x") + "}}");
            assertThat(found(config, "host.io/app")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "{'auths': canary-4711}, ` at line 1, column `",
                    "{'auths': {'host.io': {'auth': 'canary-4711, ` at line 1, column `",
                    "{\\n  'auths': {\\n 'canary-4711' 'x'}}, ` at line 3, column `",
                    "{'auths': {'canary-4711': '\\x'}}, ` at line 1, column `",
                })
        void isMalformed(String json, String place) throws IOException {
            AuthFile config = config(json.replace("\\n", "\n"));

            assertThat(failure(config, "app"))
                    .startsWith(FILE + " is malformed: it is not JSON" + place)
                    .endsWith(". Repair the file, or remove it and log in again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "'canary-4711'", "4711"})
        void isNotAnObject(String json) throws IOException {
            assertThat(failure(config(json), "app")).startsWith(FILE + " is malformed: it is not a JSON object. ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"auths", "credHelpers"})
        void hasASectionThatIsNotAnObject(String section) throws IOException {
            assertThat(failure(config("{'" + section + "':['canary-4711']}"), "app"))
                    .startsWith(section + " in " + FILE + " is malformed: it is not a JSON object. ");
        }

        @Test
        void isNotText() throws IOException {
            Files.write(file, new byte[] {'{', 0, 0, 'c', 'a', 'n', 'a', 'r', 'y'});

            assertThat(failure(config(), "app")).startsWith(FILE + " is malformed: it is not JSON");
        }

        @Test
        void cannotBeRead() throws IOException {
            Files.createDirectory(file);

            assertThatThrownBy(() -> found(config(), "app"))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith("File " + FILE + " of docker login cannot be read: ");
        }
    }
}
