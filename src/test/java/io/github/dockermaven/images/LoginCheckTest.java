package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.FakeRegistry;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import io.github.dockermaven.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoginCheckTest {
    private static final FoundCredential ADA = found(Credential.ofPassword("ada", "canary"));

    private final EngineConnector noEngine = mock();
    private FakeRegistry registry;

    private static FoundCredential found(Credential credential) {
        return new FoundCredential(credential, "~/.docker/config.json");
    }

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        when(noEngine.connect(any())).thenThrow(new DockerExecutionException("The engine does not answer. Start it."));
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    /** Wants a credential, and takes any or none. */
    private void challenge(String scheme, boolean accepts) {
        registry.guardedBy(call -> {
            boolean given = !registry.authorizations()
                    .get(registry.authorizations().size() - 1)
                    .equals("-");
            boolean passes = given && accepts;
            if (!passes) {
                call.respond(401, "who are you", "WWW-Authenticate", scheme + " realm=\"http://127.0.0.1:1/token\"");
            }
            return passes;
        });
    }

    private List<CredentialReport> check(EngineConnector connector, String engine, FoundCredential credential) {
        List<CredentialReport> logins = CredentialReport.find(
                RegistryName.of(registry.host()),
                use -> new Credentials(List.of(wanted -> Optional.ofNullable(credential))));
        EngineSettings settings =
                new EngineSettings(engine, null, Duration.ofSeconds(5), Map.of(), Path.of("home"), null, false);
        return new LoginCheck(connector).check(logins, settings, RegistrySettings.DEFAULTS);
    }

    private CredentialReport.Check withoutEngine() {
        return check(noEngine, "tcp://127.0.0.1:1", ADA).get(0).check();
    }

    @Test
    void asksTheRegistryItselfWhereNoEngineAnswers() {
        challenge("Basic", true);
        CredentialReport.Check check = withoutEngine();
        assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(check.byEngine()).isFalse();
        assertThat(registry.authorizations()).endsWith(ADA.credential().basic());
    }

    @Test
    void saysWhatToDoAboutARefusal() {
        challenge("Basic", false);
        assertThat(withoutEngine().refusal())
                .isEqualTo(
                        "Registry " + registry.host() + " refuses user ada from ~/.docker/config.json: it answered GET"
                                + " /v2/ with 401 (who are you). Correct it there, or log in anew with 'docker login "
                                + registry.host() + "'.");
    }

    @Test
    void saysNothingOfACredentialThatIsNotWanted() {
        CredentialReport.Check check = withoutEngine();
        assertThat(check.verdict()).isEqualTo(Verdict.NOT_WANTED);
        assertThat(check.refusal()).isEmpty();
    }

    @Test
    void namesTheCredentialOfARegistryThatCannotBeAsked() throws IOException {
        registry.close();
        assertThatThrownBy(this::withoutEngine)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Registry " + registry.host() + " cannot be asked whether it accepts user ada from"
                        + " ~/.docker/config.json: connection to " + registry.host()
                        + " refused. Check its port, and that the registry runs there. To leave the check out:"
                        + " -Ddocker.login.check=false.");
    }

    @Test
    void hasTheEngineAskForAPassword() throws IOException {
        String response = FakeEngine.json("200 OK", "{\"Status\":\"Login Succeeded\",\"IdentityToken\":\"\"}");
        try (FakeEngine engine = FakeEngine.tcp(FakeEngine.routes(Map.of("POST /v1.41/auth", response)))) {
            CredentialReport.Check check = check(
                            new EngineConnector(), engine.address().toString(), ADA)
                    .get(0)
                    .check();
            assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(check.byEngine()).isTrue();
            assertThat(registry.authorizations()).isEmpty();
        }
    }

    /** An engine would ask without it, and what it says then is no answer. */
    @Test
    void needsNoEngineForARegistryToken() {
        challenge("Bearer", true);
        EngineConnector connector = mock();
        CredentialReport.Check check = check(connector, null, found(Credential.ofRegistryToken("ready-canary")))
                .get(0)
                .check();
        assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(registry.authorizations()).endsWith("Bearer ready-canary");
        verifyNoInteractions(connector);
    }

    @Test
    void needsNoEngineForNoCredential() {
        EngineConnector connector = mock();
        assertThat(check(connector, null, null))
                .extracting(CredentialReport::check)
                .containsOnlyNulls();
        verifyNoInteractions(connector);
    }
}
