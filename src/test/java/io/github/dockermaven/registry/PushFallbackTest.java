package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries on which the specification's shortest way fails, and docker's way succeeds. */
class PushFallbackTest extends RegistryFixture {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ada:secret-canary".getBytes(StandardCharsets.UTF_8));

    private final byte[] content = bytes(300_000);
    private final Blob blob = blob(content);
    private final String digest = blob.digest().toString();

    private void assertThatItArrived() {
        assertThat(registry.blobs.get(digest)).isEqualTo(content);
        assertThat(registry.failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 400})
    void sendsWhatCannotBeLookedFor(int status) {
        registry.times(3, "HEAD", call -> call.respond(status, ""));
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(progress.lines())
                .last()
                .isEqualTo("Registry " + registry.host() + " does not allow to look for blobs of repository team/app"
                        + " (it answered HEAD with " + status + "), so all of them were sent");
    }

    /** A failure of one blob does not affect the others. */
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void looksForTheOthersWhereOneCannotBeLookedForNow(int status) {
        registry.guardedBy(call -> {
            boolean now = !call.method.equals("HEAD") || !call.target.endsWith(digest);
            if (!now) {
                call.respond(status, "");
            }
            return now;
        });
        List<Blob> others =
                Stream.iterate(1, i -> i + 1).limit(20).map(i -> blob(bytes(i))).toList();
        others.forEach(other -> registry.blobs.put(other.digest().toString(), bytes((int) other.size())));
        pushing().pushBlobs(Stream.concat(Stream.of(blob), others.stream()).toList(), progress);
        assertThatItArrived();
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(1);
        assertThat(progress.lines()).noneMatch(line -> line.contains("does not allow"));
    }

    /** The registry decides when it is asked again, but not how long a push takes. */
    @Test
    void doesNotWaitToLookForABlob() {
        registry.guardedBy(call -> {
            if (call.method.equals("HEAD")) {
                call.respond(429, "", "Retry-After", "120");
            }
            return !call.method.equals("HEAD");
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void looksForNoMoreBlobsAfterARefusal() {
        registry.guardedBy(call -> {
            if (call.method.equals("HEAD")) {
                call.respond(403, "");
            }
            return !call.method.equals("HEAD");
        });
        List<Blob> blobs =
                Stream.iterate(1, i -> i + 1).limit(20).map(i -> blob(bytes(i))).toList();
        pushing().pushBlobs(blobs, progress);
        assertThat(registry.blobs).hasSize(20);
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("HEAD"))
                .hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 400, 501})
    void sendsByPatchWhatMayNotBePut(int status) {
        registry.guardedBy(call -> {
            boolean refused = call.method.equals("PUT") && call.length > 0;
            if (refused) {
                call.respond(status, "");
            }
            return !refused;
        });
        registry.once("PATCH", call -> {
            assertThat(call.headers).doesNotContainKey("content-range");
            call.copy(registry.upload(call), call.length);
            call.respond(202, "", "Location", call.path());
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.requests())
                .extracting(line -> line.split(" ")[0])
                .containsExactlyElementsOf(
                        status == 404
                                ? List.of("HEAD", "POST", "PUT", "POST", "PATCH", "PUT")
                                : List.of("HEAD", "POST", "PUT", "DELETE", "POST", "PATCH", "PUT"));
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void reportsWhatTheSecondWayGave() {
        registry.times(9, "PUT", call -> call.respond(400, FakeRegistry.error("BLOB_UPLOAD_INVALID", "no")));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .hasMessageContaining("it answered PUT /v2/team/app/blobs/uploads/upload2 with 400"
                        + " (BLOB_UPLOAD_INVALID: no). Check that there is a registry at " + registry.host());
    }

    @Test
    void reportsWhatTheFirstWayGaveWhereThereIsNoOther() {
        registry.once("PUT", call -> call.respond(400, FakeRegistry.error("SIZE_INVALID", "too much")));
        registry.times(9, "PATCH", call -> call.respond(404, "no such page"));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress)).hasMessageContaining(" with 400 (SIZE_INVALID: ");
    }

    static Stream<Arguments> answersToPatch() {
        return Stream.of(
                Arguments.of(200, new String[] {"Range", "0-299999"}),
                Arguments.of(201, new String[] {}),
                Arguments.of(204, new String[] {}),
                Arguments.of(202, new String[] {"Range", "", "Location", ""}),
                Arguments.of(202, new String[] {"Range", "0-300000"}),
                Arguments.of(202, new String[] {"Range", "0-0"}),
                Arguments.of(202, new String[] {"Range", "bytes 0-299999/*"}));
    }

    @ParameterizedTest
    @MethodSource("answersToPatch")
    void takesAnyGoodAnswerToAPart(int status, String[] headers) {
        registry.once("PUT", call -> call.respond(405, ""));
        registry.once("PATCH", call -> {
            call.copy(registry.upload(call), call.length);
            call.respond(status, "", headers);
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void takesAnyGoodAnswerToTheEnd(int status) {
        registry.once("PUT", call -> {
            registry.blobs.put(digest, call.body());
            call.respond(status, "");
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
    }

    @Test
    void goesToTheUploadThatIsNamedByItsIdAlone() {
        registry.once("POST", call -> {
            registry.begin("an-id");
            call.respond(202, "", "Location", "", "Docker-Upload-UUID", "an-id");
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
    }

    @ParameterizedTest
    @CsvSource({"202", "404", "405", "400", "501"})
    void uploadsWhereAMountLeadsNowhere(int status) {
        registry.once("POST", call -> call.respond(status, ""));
        pushing().pushBlob(blob.mountedFrom("team/base"), progress);
        assertThatItArrived();
    }

    @Test
    void isContentWithABlobThatSomebodyElseHasStoredMeanwhile() {
        registry.once("PUT", call -> {
            registry.blobs.put(digest, call.body());
            call.respond(409, "");
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.hasUploads()).as("what is left of our own upload").isFalse();
    }

    @Test
    void comparesNoDigestOfAnotherKind() {
        registry.once("PUT", call -> {
            registry.blobs.put(digest, call.body());
            call.respond(201, "", "Docker-Content-Digest", "sha512:" + "0".repeat(128));
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
    }

    /** A registry that asks for a password at the root of its API only. */
    private void hideFromStrangers(int status, String challenge) {
        registry.guardedBy(call -> {
            if (BASIC.equals(call.headers.get("authorization"))) {
                return true;
            }
            if (call.path().equals("/v2/")) {
                call.respond(401, "", "WWW-Authenticate", challenge);
            } else {
                call.respond(status, FakeRegistry.error("MANIFEST_UNKNOWN", "manifest unknown"));
            }
            return false;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 400, 405})
    void givesThePasswordToARegistryThatHidesFromStrangers(int status) {
        hideFromStrangers(status, "Negotiate, Basic realm=\"r\"");
        byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
        registry.manifests.put("1.0", manifest);
        assertThat(open(RegistryUse.PULL, ADA).manifest("1.0")).isPresent();
        Repository pushing = open(RegistryUse.PUSH, ADA);
        pushing.pushBlob(blob, progress);
        pushing.putManifest("2.0", manifest, Manifest.MEDIA_TYPE);
        assertThatItArrived();
        assertThat(registry.manifests).containsKey("2.0");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void asksOnceWhatTheRegistryWants() {
        Repository repository = open(RegistryUse.PUSH, ADA);
        repository.pushBlobs(List.of(blob, blob(bytes(7)), blob(bytes(8))), progress);
        // The request that finds out whether it speaks http, and this one.
        assertThat(registry.authorizations()).containsOnly("-");
        assertThat(registry.begins()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatThePasswordWasNotSent(int status) {
        registry.guardedBy(call -> {
            call.respond(call.path().equals("/v2/") ? 200 : status, "");
            return false;
        });
        assertThatThrownBy(() -> open(RegistryUse.PULL, ADA).manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Manifest 1.0 cannot be pulled from repository team/app of registry " + registry.host()
                        + ": it answered GET /v2/team/app/manifests/1.0 with " + status
                        + ", and does not say how to log"
                        + " in (no WWW-Authenticate), so it did not receive user ada from ~/.docker/config.json. Check"
                        + " that there is a registry at " + registry.host() + ", and the proxies in between.");
        assertThat(registry.authorizations()).containsOnly("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"\",\"access_token\":\"T\"}",
                "{\"token\":null,\"access_token\":\"T\",\"expires_in\":null,\"issued_at\":\"\"}",
                "{\"token\":\"T\",\"access_token\":\"\",\"expires_in\":0}",
                "{\"token\":\"T\",\"expires_in\":9223372036854775807}",
                "{\"token\":\"T\",\"expires_in\":-1}"
            })
    void takesTheFieldOfATokenThatIsFilled(String json) {
        registry.guardedBy(call -> {
            if (call.path().equals("/token")) {
                call.respond(200, json);
                return false;
            }
            boolean known = "Bearer T".equals(call.headers.get("authorization"));
            if (!known) {
                call.respond(
                        401,
                        "",
                        "WWW-Authenticate",
                        "Bearer realm=\"http://" + registry.host() + "/token\",service=\"\"");
            }
            return known;
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.blobs).containsKey(Digest.of(content).toString());
    }

    @Test
    void givesThePasswordWhereNoTokenServerIsNamed() {
        hideFromStrangers(401, "Bearer realm=\"\", Basic realm=\"r\"");
        open(RegistryUse.PUSH, ADA).pushBlob(blob, progress);
        assertThatItArrived();
    }
}
