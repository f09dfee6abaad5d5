package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private static final String CANARY = "canary-4711";
    private static final ImageReference IMAGE = ImageReference.parse("registry.example.com/team/app");

    @Nested
    class AChain {
        @Test
        void takesTheFirstAnswerAndAsksNoFurther() {
            CredentialSource unknowing = image -> Optional.empty();
            CredentialSource knowing =
                    image -> Optional.of(new FoundCredential(Credential.ofPassword("ada", CANARY), "the second"));
            CredentialSource never = image -> {
                throw new AssertionError("asked");
            };

            assertThat(new Credentials(List.of(unknowing, knowing, never)).find(IMAGE))
                    .map(FoundCredential::source)
                    .contains("the second");
        }

        @Test
        void reportsAllPlacesInOrder() {
            CredentialSource first = ConfiguredCredential.of(
                    new ConfiguredCredential.Names("docker.username", "docker.password"),
                    RegistryName.of("host.io"),
                    "",
                    "");
            CredentialSource without = image -> Optional.empty();

            assertThat(new Credentials(List.of(first, without, new Credentials(List.of(first)))).places())
                    .containsExactly("docker.username", "docker.username");
        }

        @Test
        void mayFindNothing() {
            assertThat(Credentials.NONE.find(IMAGE)).isEmpty();
        }

        @Test
        void saysWhatItFoundWithoutTheSecret() {
            assertThat(new FoundCredential(Credential.ofPassword("ada", CANARY), "~/.docker/config.json"))
                    .hasToString("user ada from ~/.docker/config.json");
        }
    }

    @Nested
    class Given {
        private static CredentialSource given(String registry, String username, String password) {
            return ConfiguredCredential.of(
                    new ConfiguredCredential.Names("docker.username", "docker.password"),
                    RegistryName.of(registry),
                    username,
                    password);
        }

        @Test
        void isForItsRegistryOnly() {
            CredentialSource given = given("https://Registry.example.com/", "ada", CANARY);

            assertThat(given.find(IMAGE))
                    .contains(new FoundCredential(Credential.ofPassword("ada", CANARY), "docker.username"));
            assertThat(given.find(ImageReference.parse("registry.example.com:5000/team/app")))
                    .isEmpty();
            assertThat(given.find(ImageReference.parse("team/app"))).isEmpty();
            assertThat(given.toString()).doesNotContain(CANARY);
        }

        @ParameterizedTest
        @CsvSource({"host.io,,", "host.io,'',''", "host.io,' ',", "host.io,${user},${password}"})
        void mayBeAbsent(String registry, String username, String password) {
            assertThat(given(registry, username, password).find(ImageReference.parse("host.io/app")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ada | | docker.password is missing: there is a user name in docker.username. Set it too.",
                    "| canary-4711 | docker.username is missing: there is a password in docker.password. Set it too.",
                    "ada | ${registry.password} | docker.password is missing: the property registry.password is not set,"
                            + " and there is a user name in docker.username. Set it.",
                    "@{registry.user} | canary-4711 | docker.username is missing: the property registry.user is not"
                            + " set, and there is a password in docker.password. Set it.",
                })
        void isRefusedByHalfWhereItIsNeeded(String username, String password, String message) {
            CredentialSource given = given("registry.example.com", username, password);

            assertThat(given.find(ImageReference.parse("other.io/app"))).isEmpty();
            assertThatThrownBy(() -> given.find(IMAGE))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(message)
                    .hasMessageNotContaining(CANARY);
        }

        @Test
        void isForAllFoldersOfItsRegistry() {
            assertThat(given("registry.example.com/other", "ada", CANARY).find(IMAGE))
                    .isPresent();
        }
    }
}
