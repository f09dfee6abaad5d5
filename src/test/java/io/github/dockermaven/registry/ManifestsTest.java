package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest extends RegistryFixture {
    private final byte[] content = new Manifest(
                    new Descriptor(Descriptor.CONFIGURATION, Digest.of(bytes(3)), 3),
                    List.of(new Descriptor(Descriptor.LAYER, Digest.of(bytes(4)), 4)))
            .json();
    private final Digest digest = Digest.of(content);

    private String pulled(String reference) {
        return subject(reference, "pulled from");
    }

    private String lookedFor(String reference) {
        return subject(reference, "looked for in");
    }

    private String subject(String reference, String verb) {
        return "Manifest " + reference + " cannot be " + verb + " repository team/app of registry " + registry.host()
                + ": ";
    }

    @Test
    void storesAManifestAndGivesItBack() {
        assertThat(pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE)).isEqualTo(digest);
        StoredManifest found = pulling().manifest("1.0").orElseThrow();
        assertThat(found.content()).isEqualTo(content);
        assertThat(found.digest()).isEqualTo(digest);
        assertThat(found.mediaType()).isEqualTo(Manifest.MEDIA_TYPE);
        assertThat(Manifest.read(found.json()).layers()).hasSize(1);
        assertThat(registry.requests())
                .containsExactly("PUT /v2/team/app/manifests/1.0", "GET /v2/team/app/manifests/1.0");
    }

    @Test
    void asksForImagesAndIndexesOfBothKinds() {
        registry.once("GET", call -> call.respond(200, call.headers.get("accept"), "Content-Type", "text/plain"));
        assertThatThrownBy(() -> pulling().manifest("1.0")).hasMessageContaining("it is no JSON but text/plain");
        registry.once("GET", call -> {
            assertThat(call.headers.get("accept").split(", "))
                    .containsExactly(
                            "application/vnd.oci.image.manifest.v1+json",
                            "application/vnd.oci.image.index.v1+json",
                            "application/vnd.docker.distribution.manifest.v2+json",
                            "application/vnd.docker.distribution.manifest.list.v2+json");
            call.respond(404, "");
        });
        assertThat(pulling().manifest("1.0")).isEmpty();
        assertThat(registry.failures).isEmpty();
    }

    @Test
    void knowsTheDigestThatATagNames() {
        registry.manifests.put("1.0", content);
        assertThat(pulling().manifestDigest("1.0")).contains(digest);
        registry.once("HEAD", call -> call.respond(200, content, "Content-Type", Manifest.MEDIA_TYPE));
        assertThat(pulling().manifestDigest("1.0")).contains(digest);
        registry.once("HEAD", call -> call.respond(200, content, "Docker-Content-Digest", "sha512:" + "0".repeat(128)));
        assertThat(pulling().manifestDigest("1.0")).contains(digest);
        assertThat(registry.requests())
                .containsExactly(
                        "HEAD /v2/team/app/manifests/1.0",
                        "HEAD /v2/team/app/manifests/1.0",
                        "GET /v2/team/app/manifests/1.0",
                        "HEAD /v2/team/app/manifests/1.0",
                        "GET /v2/team/app/manifests/1.0");
        assertThat(pulling().manifestDigest("2.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500})
    void takesATagOfWhichTheRegistryDoesNotSpeakForOneThatIsNotThere(int status) {
        registry.manifests.put("1.0", content);
        registry.times(3, "HEAD", call -> call.respond(status, ""));
        assertThat(pulling().manifestDigest("1.0")).isEmpty();
    }

    @Test
    void readsTheManifestWhereItCannotBeLookedFor() {
        registry.manifests.put("1.0", content);
        registry.once("HEAD", call -> call.respond(405, ""));
        assertThat(pulling().manifestDigest("1.0")).contains(digest);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 409, 412})
    void isContentWithATagThatMayNotBeStoredTwiceIfItIsTheSame(int status) {
        registry.manifests.put("1.0", content);
        registry.once("PUT", call -> call.respond(status, FakeRegistry.error("TAG_INVALID", "the tag is immutable")));
        assertThat(pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE)).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"409, CONFLICT, conflict", "412, PRECONDITION, locked", "400, TAG_INVALID, 'the tag is immutable'"})
    void reportsATagThatMayNotBeChanged(int status, String code, String words) {
        registry.manifests.put("1.0", bytes(9));
        registry.once("PUT", call -> call.respond(status, FakeRegistry.error(code, words)));
        assertThatThrownBy(() -> pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Manifest 1.0 cannot be pushed to repository team/app of registry " + registry.host()
                        + ": it answered PUT /v2/team/app/manifests/1.0 with " + status + " (" + code + ": " + words
                        + "). The tag exists already with another image, and may not be changed: push under another"
                        + " tag, delete that one in the registry, or let the repository's settings allow that tags are"
                        + " changed.");
    }

    @Test
    void takesAnEmptyMediaTypeForNone() {
        byte[] untyped = "{\"mediaType\":\"\"}".getBytes(StandardCharsets.UTF_8);
        registry.manifests.put("1.0", untyped);
        assertThat(pulling().manifest("1.0").orElseThrow().mediaType()).isEqualTo(Manifest.MEDIA_TYPE);
    }

    @Test
    void comparesNoDigestOfAnotherKind() {
        registry.once("PUT", call -> call.respond(201, "", "Docker-Content-Digest", "sha512:" + "0".repeat(128)));
        assertThat(pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE)).isEqualTo(digest);
    }

    @Test
    void triesAgain() {
        registry.once("PUT", FakeRegistry.Call::cut);
        registry.once("PUT", call -> call.respond(429, "", "Retry-After", "3"));
        assertThat(pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE)).isEqualTo(digest);
        assertThat(time.slept()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void readsAgainWhatWasCut() {
        registry.manifests.put("1.0", content);
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n", content, 0, 20);
            call.close();
        });
        assertThat(pulling().manifest("1.0").orElseThrow().content()).isEqualTo(content);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void refusesAManifestThatIsNotTheOneAskedFor() {
        registry.manifests.put(Digest.of(bytes(9)).toString(), content);
        String wanted = Digest.of(bytes(9)).toString();
        assertThatThrownBy(() -> pulling().manifest(wanted))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(pulled(wanted) + "the received content has the digest " + digest + " and not " + wanted
                        + ". Check the proxies between the registry and this machine.");
    }

    @Test
    void refusesAManifestThatIsNotTheOneTheRegistryNames() {
        String other = Digest.of(bytes(9)).toString();
        registry.once("GET", call -> call.respond(200, content, "Docker-Content-Digest", other));
        assertThatThrownBy(() -> pulling().manifest("1.0"))
                .hasMessageContaining(
                        pulled("1.0") + "the received content has the digest " + digest + " and not" + " " + other);
    }

    @Test
    void refusesADigestThatItCannotCompare() {
        String digest = "sha512:" + "0".repeat(128);
        assertThatThrownBy(() -> pulling().manifest(digest))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "'" + digest + "' is not a valid digest. Write it as sha256: and 64 hexadecimal" + " digits.");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void refusesAManifestThatIsTooLarge() {
        registry.once("GET", call -> call.respond(200, bytes(4 * 1024 * 1024 + 1)));
        assertThatThrownBy(() -> pulling().manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(pulled("1.0") + "its answer is longer than 4.2 MB. Check that the registry is what"
                        + " answers at " + registry.host() + ".");
    }

    @Test
    void reportsARegistryThatStoresSomethingElse() {
        registry.once("PUT", call -> call.respond(201, "", "Docker-Content-Digest", "sha256:other"));
        assertThatThrownBy(() -> pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Manifest 1.0 cannot be pushed to repository team/app of registry " + registry.host()
                        + ": it has the digest " + digest + ", but the registry stored sha256:other. Check whether"
                        + " the registry changes the content that is pushed to it.");
    }

    @Test
    void reportsWhyAManifestIsRefused() {
        registry.once(
                "PUT",
                call -> call.respond(
                        400,
                        "{\"errors\":[{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"message\":\"blob"
                                + " unknown\"},{\"code\":\"TAG_INVALID\"}]}"));
        assertThatThrownBy(() -> pushing().putManifest("1.0", content, Manifest.MEDIA_TYPE))
                .hasMessageContaining(": it answered PUT /v2/team/app/manifests/1.0 with 400 (MANIFEST_BLOB_UNKNOWN:"
                        + " blob unknown; TAG_INVALID). ");
    }

    @Test
    void quotesLittleOfAnEndlessError() {
        registry.once("GET", call -> {
            call.say("HTTP/1.1 418 Teapot\r\n\r\n<html>\u001b[31m");
            byte[] page = "tea ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1000; i++) {
                call.send("", page, 0, page.length);
            }
        });
        assertThatThrownBy(() -> pulling().manifest("1.0"))
                .hasMessageContaining(" with 418 (<html>?[31mtea tea ")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }
}
