package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.registry.LoginAnswer.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of a credential, for each way in which registries ask for one. */
class LoginQuestionTest extends RegistryFixture {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ada:secret-canary".getBytes(StandardCharsets.UTF_8));
    private static final String REFUSED = "it answered GET /v2/ with 401 (UNAUTHORIZED: authentication required)";
    private static final FoundCredential WRONG =
            new FoundCredential(Credential.ofPassword("ada", "wrong-canary"), "~/.docker/config.json");
    private static final FoundCredential READY =
            new FoundCredential(Credential.ofRegistryToken("ready-canary"), "~/.docker/config.json");

    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();

    private LoginAnswer login(FoundCredential credential) {
        try (Registries registries = new Registries(settings(), time.retryClock())) {
            return registries.login(registry.host(), credential);
        }
    }

    private void challenge(FakeRegistry.Call call, String challenge) throws IOException {
        call.respond(401, FakeRegistry.error("UNAUTHORIZED", "authentication required"), "WWW-Authenticate", challenge);
    }

    private void wantPassword() {
        registry.guardedBy(call -> {
            boolean known = BASIC.equals(call.headers.get("authorization"));
            if (!known) {
                challenge(call, "Basic realm=\"testbed\"");
            }
            return known;
        });
    }

    /** @param response the token server's response to the right password, or to a form */
    private void wantToken(int status, String response) {
        registry.guardedBy(call -> {
            if (call.path().equals("/token")) {
                tokenRequests.add(call.method + " " + call.target + " " + call.headers.get("authorization"));
                boolean known = call.method.equals("POST") || BASIC.equals(call.headers.get("authorization"));
                call.respond(
                        known ? status : 401, known ? response : "{\"details\":\"incorrect username or password\"}");
                return false;
            }
            boolean known = List.of("Bearer good", "Bearer ready-canary")
                    .contains(call.headers.getOrDefault("authorization", ""));
            if (!known) {
                challenge(call, "Bearer realm=\"http://" + registry.host() + "/token\",service=\"fake\"");
            }
            return known;
        });
    }

    @Test
    void acceptsAPassword() {
        wantPassword();
        assertThat(login(ADA)).isEqualTo(new LoginAnswer(Verdict.ACCEPTED, ""));
        assertThat(registry.authorizations()).endsWith("-", BASIC);
    }

    @Test
    void refusesAPassword() {
        wantPassword();
        assertThat(login(WRONG)).isEqualTo(new LoginAnswer(Verdict.REFUSED, REFUSED));
    }

    @Test
    void acceptsAPasswordForAToken() {
        wantToken(200, "{\"token\":\"good\"}");
        assertThat(login(ADA).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(tokenRequests).containsExactly("GET /token?service=fake " + BASIC);
    }

    @Test
    void refusesAPasswordByItsTokenServer() {
        wantToken(200, "{\"token\":\"good\"}");
        assertThat(login(WRONG)).isEqualTo(new LoginAnswer(Verdict.REFUSED, REFUSED));
        assertThat(registry.authorizations()).noneMatch(sent -> sent.startsWith("Bearer"));
    }

    @Test
    void refusesATokenOfItsTokenServer() {
        wantToken(200, "{\"token\":\"bad\"}");
        assertThat(login(ADA)).isEqualTo(new LoginAnswer(Verdict.REFUSED, REFUSED));
    }

    @Test
    void acceptsAnIdentityToken() {
        wantToken(200, "{\"access_token\":\"good\"}");
        assertThat(login(IDENTITY).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(tokenRequests).containsExactly("POST /token null");
    }

    @Test
    void refusesAnIdentityToken() {
        wantToken(401, "{}");
        assertThat(login(IDENTITY)).isEqualTo(new LoginAnswer(Verdict.REFUSED, REFUSED));
    }

    @Test
    void acceptsARegistryTokenAsItIs() {
        wantToken(500, "");
        assertThat(login(READY).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(tokenRequests).isEmpty();
    }

    @Test
    void refusesATokenWhereItWantsAPassword() {
        wantPassword();
        LoginAnswer refused = new LoginAnswer(Verdict.REFUSED, "it accepts only a user name and password");
        assertThat(login(IDENTITY)).isEqualTo(refused);
        assertThat(login(READY)).isEqualTo(refused);
        assertThat(registry.authorizations()).containsOnly("-");
    }

    /** Otherwise, any password would look right. */
    @Test
    void saysThatARegistryOfEverybodyWantsNone() {
        assertThat(login(WRONG)).isEqualTo(new LoginAnswer(Verdict.NOT_WANTED, ""));
        assertThat(registry.authorizations()).containsOnly("-");
    }

    private void assertThatItIsNotKnown(String message) {
        assertThatThrownBy(() -> login(ADA))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message.replace("REGISTRY", registry.host()));
        assertThat(time.slept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 501})
    void knowsNothingOfWhatIsNoRegistry(int status) {
        registry.guardedBy(call -> {
            call.respond(status, "no such page");
            return false;
        });
        assertThatItIsNotKnown("it answered GET /v2/ with " + status
                + " (no such page). Check that there is a registry at" + " REGISTRY, and the proxies in between.");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void doesNotWaitForARegistryInTrouble(int status) {
        registry.guardedBy(call -> {
            call.respond(status, "", "Retry-After", "30");
            return false;
        });
        assertThatItIsNotKnown(
                "it answered GET /v2/ with " + status + ". Try again later, and see the registry's log.");
    }

    @Test
    void doesNotWaitForATokenServerInTrouble() {
        wantToken(503, "");
        assertThatItIsNotKnown(
                "Token server http://REGISTRY/token, which registry REGISTRY names, answered 503. Try again"
                        + " later.");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void sendsNoPasswordWhereNoneIsAskedFor(int status) {
        registry.guardedBy(call -> {
            call.respond(status, "", "WWW-Authenticate", "Negotiate");
            return false;
        });
        assertThatItIsNotKnown("it answered GET /v2/ with " + status
                + ", and asks for neither Basic nor Bearer authentication (WWW-Authenticate). Check that there is a"
                + " registry at REGISTRY, and the proxies in between.");
        assertThat(registry.authorizations()).containsOnly("-");
    }

    @Test
    void sendsNoPasswordToWhereItIsSent() throws IOException {
        try (FakeRegistry other = new FakeRegistry()) {
            other.guardedBy(call -> {
                challenge(call, "Basic realm=\"other\"");
                return false;
            });
            registry.guardedBy(call -> {
                call.respond(registry.begins() > 1 ? 307 : 401, "", "Location", "http://" + other.host() + "/v2/");
                return false;
            });
            assertThatItIsNotKnown(
                    "it sends us to " + other.host() + ", which does not receive the credential. Check that there"
                            + " is a registry at REGISTRY, and the proxies in between.");
            assertThat(other.authorizations()).containsOnly("-");
        }
    }

    @Test
    void namesAnAddressWhereNothingAnswers() throws IOException {
        registry.close();
        assertThatItIsNotKnown("connection to REGISTRY refused. Check its port, and that the registry runs there.");
    }

    @Test
    void namesWhereItIsSentInVain() {
        registry.guardedBy(call -> {
            call.respond(registry.begins() > 1 ? 307 : 401, "", "Location", "http://127.0.0.1:1/v2/");
            return false;
        });
        assertThatItIsNotKnown(
                "it sends us to 127.0.0.1:1: connection to 127.0.0.1:1 refused. Check its port, and that the"
                        + " server runs there.");
    }
}
