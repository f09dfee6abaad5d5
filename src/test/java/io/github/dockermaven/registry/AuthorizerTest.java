package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication by passwords, tokens and identity tokens. */
class AuthorizerTest extends RegistryFixture {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ada:secret-canary".getBytes(StandardCharsets.UTF_8));

    private final Blob blob = blob(bytes(100_000));
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private volatile int lifetime = 300;
    private FakeRegistry.Play tokenServer = this::giveToken;

    private void wantPassword() {
        registry.guardedBy(call -> {
            boolean known = BASIC.equals(call.headers.get("authorization"));
            if (!known) {
                call.respond(
                        401,
                        FakeRegistry.error("UNAUTHORIZED", "authentication required"),
                        "WWW-Authenticate",
                        "Basic realm=\"testbed\"");
            }
            return known;
        });
    }

    /** A token server with one token for each scope. */
    private void wantToken() {
        registry.guardedBy(call -> {
            if (call.path().equals("/token")) {
                tokenRequests.add(call.method + " " + URLDecoder.decode(call.target, StandardCharsets.UTF_8) + " "
                        + call.headers.getOrDefault("authorization", "-"));
                tokenServer.play(call);
                return false;
            }
            String given = call.headers.getOrDefault("authorization", "").replace("Bearer ", "");
            if (tokens.containsKey(given)) {
                return true;
            }
            call.respond(
                    401,
                    FakeRegistry.error("UNAUTHORIZED", "authentication required"),
                    "WWW-Authenticate",
                    "Bearer realm=\"http://" + registry.host() + "/token\",service=\"the service\"");
            return false;
        });
    }

    private void giveToken(FakeRegistry.Call call) throws IOException {
        String token = "token" + tokenRequests.size();
        tokens.put(token, call.target);
        call.respond(200, "{\"token\":\"" + token + "\",\"expires_in\":" + lifetime + "}");
    }

    private void assertThatNothingIsTold(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString())
                    .doesNotContain("secret-canary", BASIC.substring(6), "Bearer token1", "refresh_token=");
        }
    }

    @Test
    void sendsNothingToARegistryThatAsksForNothing() {
        open(RegistryUse.PUSH, ADA).pushBlob(blob, progress);
        assertThat(registry.authorizations()).containsOnly("-");
    }

    @Test
    void givesAPasswordWhenItIsAskedForOne() {
        wantPassword();
        open(RegistryUse.PUSH, ADA).pushBlob(blob, progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(registry.authorizations()).startsWith("-", "-", BASIC).endsWith(BASIC, BASIC);
        assertThat(registry.requests()).hasSize(4);
    }

    @Test
    void reportsHowToLogIn() {
        wantPassword();
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Blob " + blob.digest() + " cannot be pushed to repository team/app of registry "
                        + registry.host() + " without credentials: it answered POST /v2/team/app/blobs/uploads/"
                        + " with 401 (UNAUTHORIZED: authentication required). Give the registry's user and"
                        + " password: a <server> with the id "
                        + registry.host() + " in settings.xml, or 'docker login " + registry.host() + "'.");
    }

    @Test
    void reportsAPasswordThatIsRefused() {
        registry.guardedBy(call -> {
            call.respond(401, FakeRegistry.error("UNAUTHORIZED", "who are you"), "WWW-Authenticate", "Basic realm=r");
            return false;
        });
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .hasMessageContaining(" with user ada from ~/.docker/config.json: it answered GET"
                        + " /v2/team/app/manifests/1.0 with 401 (UNAUTHORIZED: who are you). Check the user's name and"
                        + " password, and the user's permissions for " + registry.host() + "/team/app.")
                .satisfies(this::assertThatNothingIsTold);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void getsOneTokenForAPush() {
        wantToken();
        open(RegistryUse.PUSH, ADA).pushBlob(blob, progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(tokenRequests)
                .containsExactly("GET /token?service=the service&scope=repository:team/app:pull,push " + BASIC);
    }

    @Test
    void givesARegistryTokenAsItIs() {
        wantToken();
        tokens.put("ready-canary", "given");
        FoundCredential ready =
                new FoundCredential(Credential.ofRegistryToken("ready-canary"), "~/.docker/config.json");
        open(RegistryUse.PUSH, ready).pushBlob(blob, progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(tokenRequests).isEmpty();
        assertThat(registry.authorizations()).endsWith("Bearer ready-canary");
    }

    @Test
    void neverTurnsARegistryTokenIntoAPassword() {
        wantPassword();
        FoundCredential ready =
                new FoundCredential(Credential.ofRegistryToken("ready-canary"), "~/.docker/config.json");
        assertThatThrownBy(() -> open(RegistryUse.PUSH, ready).pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageNotContaining("ready-canary");
        assertThat(registry.authorizations()).containsOnly("-");
    }

    @Test
    void getsATokenWithoutACredential() {
        wantToken();
        registry.manifests.put("1.0", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(pulling().manifest("1.0")).isPresent();
        assertThat(tokenRequests).containsExactly("GET /token?service=the service&scope=repository:team/app:pull -");
    }

    @Test
    void getsATokenThatReadsTheOtherRepositoryToMountFromIt() {
        wantToken();
        open(RegistryUse.PUSH, ADA).pushBlob(blob.mountedFrom("team/base"), progress);
        assertThat(tokenRequests)
                .contains("GET /token?service=the service&scope=repository:team/app:pull,push"
                        + "&scope=repository:team/base:pull " + BASIC);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void pushesWhatTheTokenServerDoesNotLetUsMount(int status) {
        wantToken();
        tokenServer = call -> {
            if (call.target.contains("team%2Fbase")) {
                call.respond(status, "{\"details\":\"no such repository\"}");
            } else {
                giveToken(call);
            }
        };
        open(RegistryUse.PUSH, ADA).pushBlob(blob.mountedFrom("team/base"), progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("PUT"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void reportsATokenServerThatRefusesWhatIsNoMount(int status) {
        wantToken();
        tokenServer = call -> call.respond(status, "{\"details\":\"no such service\"}");
        assertThatTokenServerFails(ADA, "answered " + status + " (no such service). Check the server at that address.");
    }

    @Test
    void getsATokenForAnIdentityToken() {
        wantToken();
        List<String> forms = new CopyOnWriteArrayList<>();
        tokenServer = call -> {
            forms.add(new String(call.body(), StandardCharsets.UTF_8));
            tokens.put("fresh", "");
            call.respond(200, "{\"access_token\":\"fresh\",\"refresh_token\":\"secret-canary2\"}");
        };
        open(RegistryUse.PUSH, IDENTITY).pushBlob(blob, progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(tokenRequests).containsExactly("POST /token -");
        assertThat(forms)
                .containsExactly("grant_type=refresh_token&service=the+service&client_id=docker-maven-plugin"
                        + "&scope=repository%3Ateam%2Fapp%3Apull%2Cpush&refresh_token=secret-canary");
    }

    @Test
    void getsANewTokenWhenOneIsRefusedInTheMiddleOfAPush() {
        wantToken();
        registry.once("POST", call -> {
            tokens.clear();
            call.respond(202, "", "Location", "/v2/team/app/blobs/uploads/lost");
        });
        open(RegistryUse.PUSH, ADA).pushBlob(blob, progress);
        assertThat(registry.blobs).hasSize(1);
        assertThat(tokenRequests).hasSize(2);
        assertThat(registry.authorizations()).endsWith("Bearer token2");
    }

    @Test
    void getsANewTokenBeforeTheOldOneEnds() {
        wantToken();
        Repository repository = open(RegistryUse.PUSH, ADA);
        repository.manifestDigest("1.0");
        time.pass(Duration.ofSeconds(294));
        repository.manifestDigest("1.0");
        assertThat(tokenRequests).hasSize(1);
        time.pass(Duration.ofSeconds(2));
        repository.manifestDigest("1.0");
        assertThat(tokenRequests).hasSize(2);
    }

    @Test
    void asksForATokenOnceForAllThatIsPushedAtTheSameTime() {
        wantToken();
        List<Blob> blobs =
                IntStream.range(1, 9).mapToObj(i -> blob(bytes(1000 + i))).toList();
        open(RegistryUse.PUSH, ADA).pushBlobs(blobs, progress);
        assertThat(registry.blobs).hasSize(8);
        assertThat(tokenRequests).hasSize(1);
    }

    @Test
    void doesNotGoOnWithATokenThatIsOfNoUse() {
        wantToken();
        tokenServer = call -> call.respond(200, "{\"token\":\"useless\"}");
        assertThatThrownBy(() -> open(RegistryUse.PUSH, ADA).pushBlob(blob, progress))
                .hasMessageContaining(" with user ada from ~/.docker/config.json: it answered POST ")
                .satisfies(this::assertThatNothingIsTold);
        assertThat(tokenRequests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void reportsATokenServerThatRefusesThePassword(int status) {
        wantToken();
        tokenServer = call -> call.respond(status, "{\"details\":\"incorrect username or password\"}");
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .hasMessageContaining(
                        " with 401 (UNAUTHORIZED: authentication required). Check the user's name and" + " password, ")
                .satisfies(this::assertThatNothingIsTold);
    }

    @Test
    void triesATokenServerAgain() {
        wantToken();
        registry.manifests.put("1.0", "{}".getBytes(StandardCharsets.UTF_8));
        FakeRegistry.Play busy = call -> {
            if (tokenRequests.size() < 3) {
                call.respond(503, "", "Retry-After", "2");
            } else {
                giveToken(call);
            }
        };
        tokenServer = busy;
        assertThat(open(RegistryUse.PULL, ADA).manifest("1.0")).isPresent();
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    private void assertThatTokenServerFails(FoundCredential login, String what) {
        assertThatThrownBy(() -> open(RegistryUse.PULL, login).manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Token server http://" + registry.host() + "/token, which registry " + registry.host()
                        + " names, " + what)
                .satisfies(this::assertThatNothingIsTold);
    }

    @Test
    void reportsATokenServerThatSpeaksHtml() {
        wantToken();
        tokenServer = call -> call.respond(200, "<html>Log in: secret-canary</html>", "Content-Type", "text/html");
        assertThatTokenServerFails(
                ADA, "does not answer with JSON, but with text/html. Check the server at that" + " address.");
    }

    @Test
    void reportsATokenServerThatGivesNoToken() {
        wantToken();
        tokenServer = call -> call.respond(200, "{\"token\":\"two words\"}");
        assertThatTokenServerFails(ADA, "answers without a token. Check the server at that address.");
    }

    @Test
    void reportsATokenServerThatKnowsNoIdentityTokens() {
        wantToken();
        tokenServer = call -> call.respond(405, "");
        assertThatTokenServerFails(
                IDENTITY,
                "answered 405. It may not support identity tokens: log in again with 'docker login " + registry.host()
                        + "', with a password.");
    }

    @Test
    void reportsATokenServerThatCannotBeReached() {
        registry.guardedBy(call -> {
            call.respond(401, "", "WWW-Authenticate", "Bearer realm=\"http://ada:canary@127.0.0.1:1/token?a=b\"");
            return false;
        });
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Token server http://127.0.0.1:1/token, which registry " + registry.host()
                        + " names, does not answer: connection to 127.0.0.1:1 refused. Check its port, and that the"
                        + " token server runs there.");
    }

    @Test
    void reportsWhereATokenServerSendsUsThatCannotBeReached() {
        wantToken();
        tokenServer = call -> call.respond(302, "", "Location", "http://127.0.0.1:1/token?secret=canary");
        assertThatTokenServerFails(
                ADA,
                "sends us to 127.0.0.1:1, which does not answer: connection to 127.0.0.1:1 refused. Check its port, and"
                        + " that the token server runs there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/token", "ftp://example.com/", "http://a b/"})
    void reportsARegistryThatNamesNoTokenServer(String realm) {
        registry.guardedBy(call -> {
            call.respond(401, "", "WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=s");
            return false;
        });
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("Registry " + registry.host() + " requires a token, but does not name a valid"
                        + " token server: its realm is '" + realm + "'.");
    }

    @Test
    void givesNoPasswordToATokenServerThatIsNotEncrypted() {
        registry.guardedBy(call -> {
            call.respond(401, "", "WWW-Authenticate", "Bearer realm=\"http://token.invalid/?x=y\",service=s");
            return false;
        });
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("The registry sends us to http://token.invalid/, where nothing is encrypted.");
    }
}
