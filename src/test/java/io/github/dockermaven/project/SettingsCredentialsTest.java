package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCredentialsTest {
    private final SettingsDecrypter decrypter = mock();
    private final SettingsDecryptionResult result = mock();

    SettingsCredentialsTest() {
        when(decrypter.decrypt(any())).thenAnswer(call -> {
            SettingsDecryptionRequest request = call.getArgument(0);
            when(result.getServer()).thenReturn(request.getServers().get(0));
            return result;
        });
    }

    private static Server server(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        return server;
    }

    private SettingsCredentials settings(Server... servers) {
        return new SettingsCredentials(List.of(servers), new MavenPasswords(decrypter));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000/shop/users, shop",
        "localhost:5000/other/users, all",
        "localhost:5001/shop/users, ",
        "users, hub"
    })
    void fitTheRegistryAndTheLongestFolder(String image, String user) {
        SettingsCredentials settings = settings(
                server("localhost:5000", "all", "p"),
                server("localhost:5000/shop", "shop", "p"),
                server("docker.io", "hub", "p"),
                server("central", "other", "p"));

        assertThat(settings.find(ImageReference.parse(image)).map(found -> found.credential()))
                .isEqualTo(java.util.Optional.ofNullable(user).map(name -> Credential.ofPassword(name, "p")));
    }

    @Test
    void nameTheServerTheyComeFrom() {
        assertThat(settings(server("localhost:5000", "ada", "p"))
                        .find(ImageReference.parse("localhost:5000/users"))
                        .orElseThrow())
                .hasToString("user ada from server localhost:5000 of settings.xml");
    }

    @ParameterizedTest
    @CsvSource({", p, <username>", "ada, , <password>"})
    void mustBeWhole(String username, String password, String missing) {
        assertThatThrownBy(() -> settings(server("localhost:5000", username, password))
                        .find(ImageReference.parse("localhost:5000/users")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The server localhost:5000 of settings.xml has no " + missing
                        + ". Add it, or remove the server.");
    }

    @Test
    void mustBeDecrypted() {
        SettingsProblem problem =
                new DefaultSettingsProblem("no master password", SettingsProblem.Severity.ERROR, "", 0, 0, null);
        when(result.getProblems()).thenReturn(List.of(problem));

        assertThatThrownBy(() -> settings(server("localhost:5000", "ada", "{x}"))
                        .find(ImageReference.parse("localhost:5000/users")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The password of server localhost:5000 of settings.xml cannot be decrypted: no master"
                        + " password. Encrypt it anew, with 'mvn --encrypt-password' for Maven 3 or 'mvnenc encrypt'"
                        + " for Maven 4.");
    }

    @Test
    void areNeverEncryptedStill() {
        assertThatThrownBy(() -> settings(server("localhost:5000", "ada", "{[name=master]canary}"))
                        .find(ImageReference.parse("localhost:5000/users")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(
                        "The password of server localhost:5000 of settings.xml cannot be decrypted: Maven does not know"
                                + " how it was encrypted. ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void mayHaveBracesInThem() {
        assertThat(settings(server("localhost:5000", "ada", "a{b}c"))
                        .find(ImageReference.parse("localhost:5000/users"))
                        .orElseThrow()
                        .credential())
                .isEqualTo(Credential.ofPassword("ada", "a{b}c"));
    }
}
