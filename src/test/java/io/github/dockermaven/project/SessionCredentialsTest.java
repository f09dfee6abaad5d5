package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.credentials.AuthFiles;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCredentialsTest {
    private static final RegistryName REGISTRY = RegistryName.of("registry.example.com/team/users");

    private static final RegistryName OF_POM = RegistryName.of("pom.example.com");

    @TempDir
    private Path home;

    private final MavenSession session = mock();
    private final MavenProject project = new MavenProject();
    private final Properties given = new Properties();
    private final Settings settings = new Settings();
    private List<CredentialSource> ofPom = List.of();

    @BeforeEach
    void makeSession() {
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        when(session.getUserProperties()).thenReturn(given);
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getSettings()).thenReturn(settings);
    }

    /** Stands for Maven, and for what it can decrypt: {@code {secret}} alone. */
    private static SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        SettingsDecryptionResult result = mock();
        Server server = request.getServers().get(0);
        server.setPassword(server.getPassword().replace("{secret}", "secret"));
        when(result.getServer()).thenReturn(server);
        return result;
    }

    private Credentials credentials(RegistryUse use) {
        SettingsDecrypter decrypter = SessionCredentialsTest::decrypt;
        return new SessionCredentials(decrypter, new AuthFiles(Map.of("XDG_RUNTIME_DIR", home.toString()), home))
                .of(session, project, use, new CredentialRegistries(REGISTRY, OF_POM), ofPom, Duration.ofSeconds(10));
    }

    private Optional<String> found(RegistryUse use) {
        return credentials(use).find(REGISTRY).map(FoundCredential::toString);
    }

    private static void set(Properties properties, String prefix, String user, String password) {
        properties.setProperty(prefix + ".username", user);
        properties.setProperty(prefix + ".password", password);
    }

    @Test
    void areAskedInTheirOrder() {
        Server server = new Server();
        server.setId("registry.example.com/team");
        server.setUsername("settings");
        server.setPassword("p");
        settings.addServer(server);
        assertThat(found(RegistryUse.PUSH))
                .contains("user settings from server registry.example.com/team of settings.xml");

        ofPom = List.of(wanted -> Optional.of(new FoundCredential(Credential.ofPassword("pom", "p"), "<authConfig>")));
        assertThat(found(RegistryUse.PUSH)).contains("user pom from <authConfig>");

        set(given, "docker", "line", "p");
        assertThat(found(RegistryUse.PUSH)).contains("user line from docker.username");

        set(given, "docker.push", "pusher", "p");
        assertThat(found(RegistryUse.PUSH)).contains("user pusher from docker.push.username");
        assertThat(found(RegistryUse.PULL)).contains("user line from docker.username");

        set(given, "docker.pull", "puller", "p");
        assertThat(found(RegistryUse.PULL)).contains("user puller from docker.pull.username");
    }

    @Test
    void ofPropertiesAreForOneRegistryOnly() {
        set(given, "docker", "ada", "p");
        set(given, "docker.push", "ada", "p");

        for (String other : List.of("docker.io", "registry.example.com:5000", "registry.example.com.evil.org/team")) {
            assertThat(credentials(RegistryUse.PUSH).find(RegistryName.of(other)))
                    .isEmpty();
        }
        assertThat(credentials(RegistryUse.PUSH).find(RegistryName.of("registry.example.com/other")))
                .isPresent();
    }

    @Test
    void ofThePomAreForTheRegistryOfThePom() {
        set(project.getProperties(), "docker", "project", "p");
        assertThat(found(RegistryUse.PUSH)).isEmpty();
        assertThat(credentials(RegistryUse.PUSH).find(OF_POM)).isPresent();

        given.setProperty("docker.username", "line");
        assertThat(found(RegistryUse.PUSH)).isEmpty();

        given.setProperty("docker.password", "p");
        assertThat(found(RegistryUse.PUSH)).contains("user line from docker.username");
        assertThat(credentials(RegistryUse.PUSH).find(OF_POM)).isEmpty();
    }

    @Test
    void mayBeEncryptedByMaven() {
        set(given, "docker", "ada", "{secret}");

        assertThat(credentials(RegistryUse.PUSH).find(REGISTRY).orElseThrow().credential())
                .isEqualTo(Credential.ofPassword("ada", "secret"));
    }

    @Test
    void areNeverEncryptedStill() {
        set(given, "docker", "ada", "{canary}");

        assertThatThrownBy(() -> credentials(RegistryUse.PUSH).find(REGISTRY))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("The password of user ada from docker.username cannot be decrypted: ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void mayHaveBracesInThem() {
        set(given, "docker", "ada", "a{secret}");

        assertThat(credentials(RegistryUse.PUSH).find(REGISTRY).orElseThrow().credential())
                .isEqualTo(Credential.ofPassword("ada", "a{secret}"));
    }
}
