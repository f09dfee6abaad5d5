package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerFailureException;
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
            return GivenCredential.of(
                    new GivenCredential.Names("docker.username", "docker.password"), registry, username, password);
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
        @CsvSource({"host.io,,", "host.io,'',''", ",,", "host.io,' ',"})
        void mayBeAbsent(String registry, String username, String password) {
            assertThat(given(registry, username, password).find(IMAGE)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "host.io, ada,, docker.password, there is a user name in docker.username",
            "host.io,, canary-4711, docker.username, there is a password in docker.password",
        })
        void isRefusedByHalf(String registry, String username, String password, String property, String reason) {
            assertThatThrownBy(() -> given(registry, username, password))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(property + " is missing: " + reason + ". Set it too.")
                    .hasMessageNotContaining(CANARY);
        }
    }
}
