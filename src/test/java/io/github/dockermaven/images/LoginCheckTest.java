package io.github.dockermaven.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.FakeRegistry;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import io.github.dockermaven.registry.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoginCheckTest {
    private static final FoundCredential ADA = found(Credential.ofPassword("ada", "canary"));

    @TempDir
    private Path home;

    /** Whether the engine was asked anything. */
    private boolean askedEngine;

    private FakeRegistry registry;

    private static FoundCredential found(Credential credential) {
        return new FoundCredential(credential, "~/.docker/config.json");
    }

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
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

    private List<CredentialReport> check(EngineSession engine, FoundCredential credential) {
        List<CredentialReport> logins = CredentialReport.find(
                RegistryName.of(registry.host()),
                use -> new Credentials(List.of(wanted -> Optional.ofNullable(credential))));
        return new LoginCheck().check(logins, engine, RegistrySettings.DEFAULTS);
    }

    private CredentialReport.Check withoutEngine() {
        return check(FakeSettings.noEngine(home), ADA).get(0).check();
    }

    /** With an engine that would accept any credential. */
    private CredentialReport.Check withEngine(FoundCredential credential) throws IOException {
        String response = FakeEngine.json("200 OK", "{\"Status\":\"Login Succeeded\",\"IdentityToken\":\"\"}");
        try (FakeEngine fake = FakeEngine.tcp(FakeEngine.routes(Map.of("POST /v1.41/auth", response)));
                EngineSession engine = FakeSettings.session(fake, home)) {
            CredentialReport.Check check = check(engine, credential).get(0).check();
            askedEngine = !fake.heads().isEmpty();
            return check;
        }
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
                                + " /v2/ with 401 (who are you). Correct it there, or log in again with 'docker login "
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
                        + " refused. Check its port, and that the registry runs there. To skip the check:"
                        + " -Ddocker.login.check=false.");
    }

    @Test
    void hasTheEngineAskForAPassword() throws IOException {
        CredentialReport.Check check = withEngine(ADA);
        assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(check.byEngine()).isTrue();
        assertThat(askedEngine).isTrue();
        assertThat(registry.authorizations()).isEmpty();
    }

    /** An engine would ask without it, and what it says then is no answer. */
    @Test
    void needsNoEngineForARegistryToken() throws IOException {
        challenge("Bearer", true);
        CredentialReport.Check check = withEngine(found(Credential.ofRegistryToken("ready-canary")));
        assertThat(check.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(registry.authorizations()).endsWith("Bearer ready-canary");
        assertThat(askedEngine).isFalse();
    }

    @Test
    void needsNoEngineForNoCredential() throws IOException {
        assertThat(withEngine(null)).isNull();
        assertThat(askedEngine).isFalse();
    }
}
