package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerExecutionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginCheckTest {
    private static final EngineSettings SETTINGS = new EngineSettings(
            "tcp://127.0.0.1:1", null, Duration.ofSeconds(1), Map.of(), Path.of("home"), null, false);

    @Test
    void namesTheCredentialThoughNoEngineCanAsk() {
        EngineConnector connector = mock();
        when(connector.connect(any())).thenThrow(new DockerExecutionException("The engine does not answer. Start it."));
        FoundCredential ada = new FoundCredential(Credential.ofPassword("ada", "canary"), "~/.docker/config.json");
        List<RegistryLogin> logins = RegistryLogin.find(
                RegistryName.of("registry.example.com"), use -> new Credentials(List.of(wanted -> Optional.of(ada))));

        assertThatThrownBy(() -> new LoginCheck(connector).check(logins, SETTINGS))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("registry.example.com: user ada from ~/.docker/config.json (not checked)\n"
                        + "Only an engine can ask whether that is accepted, and none is there. The engine does not answer."
                        + " Start it. To leave the question out: -Ddocker.login.check=false.");
    }
}
