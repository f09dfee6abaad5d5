package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.report.Activity;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest extends RegistryFixture {
    private final byte[] content = bytes(1000);
    private final Descriptor blob = new Descriptor(Descriptor.LAYER, Digest.of(content), content.length);
    private FakeRegistry storage;

    @BeforeEach
    void startStorage() throws IOException {
        storage = new FakeRegistry();
        registry.guardedBy(call -> {
            boolean known = call.headers.containsKey("authorization");
            if (!known) {
                call.respond(401, "", "WWW-Authenticate", "Basic realm=r");
            }
            return known;
        });
    }

    @AfterEach
    void stopStorage() throws IOException {
        storage.close();
    }

    private byte[] pull() throws IOException {
        try (InputStream stream = open(RegistryUse.PULL, ADA).pullBlob(blob, Activity.NONE)) {
            return stream.readAllBytes();
        }
    }

    private void redirect(int status, String location) {
        registry.once("GET", call -> call.respond(status, "", "Location", location));
    }

    private void redirectAlways(String location) {
        for (int i = 0; i < 20; i++) {
            redirect(307, location);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void takesABlobFromAnotherHostWithoutACredential(int status) throws IOException {
        storage.once("GET", call -> call.respond(200, content));
        redirect(status, "http://" + storage.host() + "/bucket/layer?signature=secret");
        assertThat(pull()).isEqualTo(content);
        assertThat(storage.requests()).containsExactly("GET /bucket/layer?signature=secret");
        assertThat(storage.authorizations()).containsExactly("-");
    }

    @Test
    void sendsTheCredentialToTheSameHost() throws IOException {
        registry.blobs.put(blob.digest().toString(), content);
        redirect(307, "/v2/other/app/blobs/" + blob.digest());
        assertThat(pull()).isEqualTo(content);
        assertThat(registry.authorizations()).endsWith(registry.authorizations().get(2));
        assertThat(registry.authorizations().get(3)).startsWith("Basic ");
    }

    @Test
    void answersNoChallengeOfAnotherHost() {
        storage.guardedBy(call -> {
            call.respond(401, "", "WWW-Authenticate", "Basic realm=storage");
            return false;
        });
        redirect(307, "http://" + storage.host() + "/bucket/layer");
        assertThatElsewhereFails(storage.host() + " answered GET /bucket/layer with 401. See the log of "
                + storage.host() + ", and the location of blobs in the registry's configuration.");
        assertThat(storage.authorizations()).containsExactly("-");
    }

    private void assertThatElsewhereFails(String reason) {
        assertThatThrownBy(this::pull)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Blob " + blob.digest() + " cannot be pulled from repository team/app of registry "
                        + registry.host() + ", which sends us to " + storage.host() + ": " + reason);
    }

    @Test
    void reportsWhichHostIsBusy() {
        storage.times(6, "GET", call -> call.respond(503, "slow down"));
        redirectAlways("http://ada:canary@" + storage.host() + "/bucket/layer?signature=secret");
        assertThatElsewhereFails(storage.host() + " answered GET /bucket/layer with 503 (slow down). Try again later,"
                + " and see the log of " + storage.host() + ".");
    }

    @Test
    void reportsWhichHostCannotBeReached() throws IOException {
        storage.close();
        redirectAlways("http://ada:canary@" + storage.host() + "/bucket/layer?signature=secret");
        assertThatElsewhereFails(
                "connection to " + storage.host() + " refused. Check its port, and that the server runs there.");
    }

    @Test
    void reportsWhichHostCutsTheConnection() {
        storage.times(20, "GET", call -> {
            call.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            call.close();
        });
        redirectAlways("http://" + storage.host() + "/bucket/layer?signature=secret");
        assertThatThrownBy(this::pull)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(", which sends us to " + storage.host() + ": the connection to " + storage.host()
                        + " was lost (")
                .hasMessageEndingWith("Try again, and see the server's log and the proxies in between.")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void keepsTheRangeOnTheWay() throws IOException {
        storage.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", content, 0, 400);
            call.close();
        });
        storage.once("GET", call -> {
            assertThat(call.headers).containsEntry("range", "bytes=400-");
            call.send(
                    "HTTP/1.1 206 OK\r\nContent-Range: bytes 400-999/1000\r\nContent-Length: 600\r\n\r\n",
                    content,
                    400,
                    600);
        });
        redirect(307, "http://" + storage.host() + "/bucket/layer");
        redirect(307, "http://" + storage.host() + "/bucket/layer");
        assertThat(pull()).isEqualTo(content);
        assertThat(storage.failures).isEmpty();
    }

    @Test
    void endsALoop() {
        redirectAlways("/v2/loop/blobs/again?secret=x");
        assertThatThrownBy(this::pull)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it redirects too often, at last to http://" + registry.host()
                        + "/v2/loop/blobs/again. Check that the registry is what answers at " + registry.host() + ".");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void followsNoRedirectToWhereNothingIsEncrypted() {
        redirect(302, "http://ada:canary@storage.invalid/layer?signature=secret");
        assertThatThrownBy(this::pull)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The registry sends us to http://storage.invalid/layer, where nothing is encrypted. Correct"
                        + " the registry's own address in its configuration, or name storage.invalid among the insecure"
                        + " registries.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a b/", "//", "mailto:ada", "ftp://127.0.0.1/x"})
    void reportsALocationThatIsNone(String location) {
        redirect(302, location);
        assertThatThrownBy(this::pull)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching(
                        ".*: its Location is malformed: it.*\\. Check that the registry is what answers at .*");
    }

    @Test
    void reportsARedirectThatLeadsNowhere() {
        registry.once("GET", call -> call.respond(302, ""));
        assertThatThrownBy(this::pull).hasMessageContaining(": it redirects without an address. ");
    }

    @Test
    void sendsNothingToWhereItIsRedirected() {
        registry.once("POST", call -> call.respond(307, "", "Location", "http://" + storage.host() + "/v2/"));
        assertThatThrownBy(() -> open(RegistryUse.PUSH, ADA).pushBlob(blob(content), progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it redirects an upload to http://" + storage.host() + "/v2/. ");
        assertThat(storage.requests()).isEmpty();
    }

    @Test
    void uploadsToAnotherHostWithoutTellingWhoAsks() {
        registry.uploadHeaders.put("Location", "http://" + storage.host() + "/bucket/upload?signature=secret");
        storage.once("PUT", call -> call.respond(201, ""));
        open(RegistryUse.PUSH, ADA).pushBlob(blob(content), progress);
        assertThat(storage.authorizations()).containsExactly("-");
    }
}
