package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.BlockInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobUploadTest extends RegistryFixture {
    private static final int SIZE = 3_000_000;

    private final byte[] content = bytes(SIZE);
    private final Blob blob = blob(content);
    private final String digest = shortened(blob.digest());
    private final String encoded = digest.replace(":", "%3A");

    /** The requests after an upload that the registry no longer knows. */
    private void assertThatItArrivedAnew() {
        assertThatItIsThereAnew();
        assertThatNothingIsCancelled();
    }

    /** The requests after an upload that the registry would have kept. */
    private void assertThatItArrivedAnewAndTheFirstWasCancelled() {
        assertThatItIsThereAnew();
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("DELETE"))
                .singleElement()
                .asString()
                .startsWith("DELETE /v2/team/app/blobs/uploads/upload1");
    }

    private void assertThatItIsThereAnew() {
        assertThatItIsThere();
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(2);
    }

    private void assertThatItArrived() {
        assertThatItIsThere();
        assertThatNothingIsCancelled();
    }

    private void assertThatNothingIsCancelled() {
        assertThat(registry.requests()).noneMatch(line -> line.startsWith("DELETE"));
    }

    private void assertThatItIsThere() {
        assertThat(registry.blobs.get(blob.digest().toString())).isEqualTo(content);
        assertThat(registry.failures).isEmpty();
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void pushesABlobWithThreeRequests() {
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.requests())
                .containsExactly(
                        "HEAD /v2/team/app/blobs/" + digest,
                        "POST /v2/team/app/blobs/uploads/",
                        "PUT /v2/team/app/blobs/uploads/upload1?_state=a%2Bb&digest=" + encoded);
        assertThat(progress.lines())
                .last()
                .isEqualTo("Pushing " + registry.host() + "/team/app:1.0 " + SIZE + "/" + SIZE);
    }

    @Test
    void pushesAnEmptyBlob() {
        Blob empty = blob(new byte[0]);
        pushing().pushBlob(empty, progress);
        assertThat(registry.blobs).containsKey(empty.digest().toString());
    }

    @Test
    void pushesNothingThatIsThere() {
        registry.blobs.put(blob.digest().toString(), content);
        pushing().pushBlob(blob, progress);
        assertThat(registry.requests()).containsExactly("HEAD /v2/team/app/blobs/" + digest);
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void mountsABlob() {
        registry.once("HEAD", call -> call.respond(404, ""));
        registry.blobs.put(blob.digest().toString(), content);
        pushing().pushBlob(blob.mountedFrom("team/base"), progress);
        assertThat(registry.requests())
                .containsExactly(
                        "HEAD /v2/team/app/blobs/" + digest,
                        "POST /v2/team/app/blobs/uploads/?mount=" + encoded + "&from=team%2Fbase");
    }

    @Test
    void beginsAnewWhereTheRegistryHasForgottenWhatItBeganInPlaceOfAMount() {
        registry.once("PUT", call -> {
            registry.forgetUploads();
            call.respond(404, FakeRegistry.error("BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry"));
        });
        pushing().pushBlob(blob.mountedFrom("team/base"), progress);
        assertThatItArrivedAnew();
    }

    @Test
    void pushesWhatCannotBeMountedInTheUploadThatTheRegistryBegan() {
        pushing().pushBlob(blob.mountedFrom("team/base"), progress);
        assertThatItArrived();
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void pushesWhatMayNotBeMounted() {
        registry.once("POST", call -> call.respond(403, FakeRegistry.error("DENIED", "not yours")));
        pushing().pushBlob(blob.mountedFrom("secret/base"), progress);
        assertThatItArrived();
        assertThat(registry.requests()).contains("POST /v2/team/app/blobs/uploads/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT"})
    void goesOnAfterACutConnectionAtEachStep(String method) {
        registry.times(3, method, FakeRegistry.Call::cut);
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        // The JDK's client sends a request again if an older connection was broken.
        assertThat(time.slept()).startsWith(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 499})
    void goesOnAfterABurstOfFailuresAtEachStep(int status) {
        for (String method : List.of("HEAD", "POST", "PUT", "GET")) {
            registry.times(3, method, call -> call.respond(status, "<html>busy</html>"));
        }
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
    }

    @Test
    void sendsTheRestAfterACut() {
        registry.once("PUT", call -> {
            call.copy(registry.upload(call), 1_000_000);
            call.cut();
        });
        registry.once("PATCH", call -> {
            call.copy(registry.upload(call), 500_000);
            call.cut();
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.requests().subList(3, 8))
                .containsExactly(
                        "GET /v2/team/app/blobs/uploads/upload1?_state=a%2Bb",
                        "PATCH /v2/team/app/blobs/uploads/upload1",
                        "GET /v2/team/app/blobs/uploads/upload1",
                        "PATCH /v2/team/app/blobs/uploads/upload1",
                        "PUT /v2/team/app/blobs/uploads/upload1?digest=" + encoded);
        assertThat(time.slept()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void beginsAnewWhereTheRegistryHasForgotten() {
        registry.once("PUT", call -> {
            call.copy(registry.upload(call), 1_000_000);
            registry.forgetUploads();
            call.cut();
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrivedAnew();
    }

    @Test
    void beginsAnewAfterARestThatDoesNotFit() {
        registry.once("PUT", call -> {
            call.copy(registry.upload(call), 1_000_000);
            call.cut();
        });
        registry.once("PATCH", call -> call.respond(416, FakeRegistry.error("RANGE_INVALID", "invalid range")));
        pushing().pushBlob(blob, progress);
        assertThatItArrivedAnewAndTheFirstWasCancelled();
    }

    @Test
    void beginsAnewIfWhatWasPutTogetherIsSpoilt() {
        registry.once("PUT", call -> {
            registry.upload(call).writeBytes(new byte[1000]);
            call.cut();
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrivedAnewAndTheFirstWasCancelled();
    }

    @Test
    void seesThatOnlyTheAnswerWasLost() {
        registry.once("PUT", call -> {
            registry.blobs.put(blob.digest().toString(), call.body());
            registry.forgetUploads();
            call.cut();
        });
        pushing().pushBlob(blob, progress);
        assertThatItArrived();
        assertThat(registry.requests())
                .endsWith("GET /v2/team/app/blobs/uploads/upload1?_state=a%2Bb", "HEAD /v2/team/app/blobs/" + digest);
    }

    @Test
    void sendsPartsToARegistryThatFindsAllTooLarge() {
        byte[] large = bytes(33 * 1024 * 1024);
        registry.once("PUT", call -> call.respond(413, "<html>Request Entity Too Large</html>"));
        pushing().pushBlob(blob(large), progress);
        assertThat(registry.blobs.get(Digest.of(large).toString())).isEqualTo(large);
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("PATCH"))
                .hasSize(2);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void sendsPartsAsLongAsTheRegistryWantsThem() {
        byte[] large = bytes(34 * 1024 * 1024);
        registry.uploadHeaders.put("OCI-Chunk-Min-Length", String.valueOf(33 * 1024 * 1024));
        registry.once("PUT", call -> call.respond(413, ""));
        AtomicInteger first = new AtomicInteger();
        registry.once("PATCH", call -> {
            first.set(call.length);
            call.copy(registry.upload(call), call.length);
            call.respond(202, "", "Location", call.path());
        });
        pushing().pushBlob(blob(large), progress);
        assertThat(first).hasValue(33 * 1024 * 1024);
        assertThat(registry.blobs).containsKey(Digest.of(large).toString());
    }

    @Test
    void givesUpAfterAWhile() {
        registry.times(20, "PUT", call -> call.respond(503, FakeRegistry.error("UNAVAILABLE", "come back later")));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Blob " + blob.digest() + " cannot be pushed to repository team/app of registry "
                        + registry.host() + ": it answered PUT /v2/team/app/blobs/uploads/upload1 with 503"
                        + " (UNAVAILABLE: come back later). Try again later, and see the registry's log.");
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("PUT"))
                .hasSize(6);
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void reportsAConnectionThatIsCutAgainAndAgain() {
        registry.times(20, "PUT", FakeRegistry.Call::cut);
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching("Blob .* cannot be pushed to repository team/app of registry " + registry.host()
                        + ": the connection to " + registry.host() + " was lost \\(.+\\)\\. Try again, and see the"
                        + " registry's log and the proxies in between\\.");
    }

    @Test
    void reportsAContentThatIsNotWhatItsDigestSays() {
        Blob other = new Blob(Digest.of(bytes(7)), SIZE, "", blob.content());
        assertThatThrownBy(() -> pushing().pushBlob(other, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("with 400 (DIGEST_INVALID: provided digest did not match uploaded content)");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void reportsARegistryThatStoresSomethingElse() {
        registry.once("PUT", call -> call.respond(201, "", "Docker-Content-Digest", "sha256:other"));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(
                        ": it stored another content, sha256:other. See the registry's log, and push again.");
    }

    @Test
    void reportsAContentThatCannotBeRead() {
        Blob gone = new Blob(blob.digest(), SIZE, "", () -> {
            throw new IOException("layer.tar is gone");
        });
        assertThatThrownBy(() -> pushing().pushBlob(gone, progress))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("Blob " + blob.digest() + " cannot be pushed to repository team/app of registry "
                        + registry.host() + ": the content cannot be read: layer.tar is gone. Build it again.");
        assertThat(time.slept()).isEmpty();
    }

    static Stream<RuntimeException> sourcesSayThemselves() {
        return Stream.of(
                new DockerFailureException("Blob x cannot be pulled. Pull it."),
                new DockerExecutionException("Interrupted while waiting for a registry."));
    }

    @ParameterizedTest
    @MethodSource("sourcesSayThemselves")
    void leavesToASourceWhatItSaysItself(RuntimeException failure) {
        Blob gone = new Blob(blob.digest(), SIZE, "", () -> {
            throw failure;
        });
        assertThatThrownBy(() -> pushing().pushBlob(gone, progress)).isSameAs(failure);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void cancelsWhatIsRefused() {
        registry.once("PUT", call -> call.respond(403, FakeRegistry.error("DENIED", "quota is up")));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress)).hasMessageContaining(" with 403 (DENIED: ");
        assertThat(registry.requests()).last().isEqualTo("DELETE /v2/team/app/blobs/uploads/upload1?_state=a%2Bb");
        assertThat(registry.hasUploads()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 500})
    void cancelsWhatTheRegistryDoesNotSayHowMuchItHasOf(int status) {
        registry.once("PUT", FakeRegistry.Call::cut);
        registry.times(status == 500 ? 6 : 1, "GET", call -> call.respond(status, ""));
        pushing().pushBlob(blob, progress);
        assertThatItArrivedAnewAndTheFirstWasCancelled();
        assertThat(registry.hasUploads()).isFalse();
    }

    @Test
    void goesOnWhereTheCancellationFails() {
        registry.once("PUT", call -> call.respond(416, ""));
        registry.once("DELETE", FakeRegistry.Call::hang);
        pushing().pushBlob(blob, progress);
        assertThatItArrivedAnewAndTheFirstWasCancelled();
    }

    @Test
    void cancelsOnceWhatFailsAgainAndAgain() {
        registry.times(20, "PUT", call -> call.respond(503, ""));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress)).hasMessageContaining(" with 503");
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("DELETE"))
                .hasSize(1);
        assertThat(registry.hasUploads()).isFalse();
    }

    @Test
    void cancelsWhatIsInterrupted() {
        Thread pushing = Thread.currentThread();
        registry.once("PUT", call -> {
            pushing.interrupt();
            call.hang();
        });
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .hasMessage("Interrupted while waiting for a registry.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(registry.hasUploads()).isFalse();
    }

    @Test
    void saysNothingOfACancellationThatFails() {
        registry.once("PUT", call -> call.respond(403, "quota is up"));
        registry.once("DELETE", FakeRegistry.Call::hang);
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress)).hasMessageContaining(" with 403 (quota is up). ");
        registry.once("PUT", call -> call.respond(403, "quota is up"));
        registry.once("DELETE", FakeRegistry.Call::cut);
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress)).hasMessageContaining(" with 403 (quota is up). ");
    }

    @Test
    void reportsAContentThatIsTooShort() {
        Blob shorter = new Blob(blob.digest(), SIZE + 5, "", blob.content());
        assertThatThrownBy(() -> pushing().pushBlob(shorter, progress))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining(": the content cannot be read: it ends 5 bytes too early. Build it again.");
    }

    @Test
    void hearsARefusalThatComesBeforeAllIsSent() {
        byte[] large = bytes(20_000_000);
        registry.once("PUT", call -> {
            call.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 11\r\nConnection: close\r\n\r\nquota is up");
            call.copy(registry.upload(call), call.length);
            call.cut();
        });
        assertThatThrownBy(() -> pushing().pushBlob(blob(large), progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(" with 403 (quota is up). ");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void closesWhatItReads() {
        AtomicInteger open = new AtomicInteger();
        registry.once("PUT", FakeRegistry.Call::cut);
        Blob watched = new Blob(blob.digest(), SIZE, "", () -> {
            open.incrementAndGet();
            return new Closing(content, open);
        });
        pushing().pushBlob(watched, progress);
        assertThat(open).hasValue(0);
    }

    @Test
    void readsNothingAnyLongerWhenItHasFailed() {
        AtomicInteger reading = new AtomicInteger();
        Blob slow = new Blob(blob.digest(), SIZE, "", () -> new Slow(reading));
        registry.times(6, "PUT", FakeRegistry.Call::cut);
        assertThatThrownBy(() -> pushing().pushBlob(slow, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(" was lost");
        assertThat(reading).hasValue(0);
    }

    @Test
    void takesASlowSourceForNoSilenceOfTheRegistry() {
        Blob slow = new Blob(blob.digest(), SIZE, "", () -> {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            return new ByteArrayInputStream(content);
        });
        open(RegistryUse.PUSH, null, impatient(Duration.ofSeconds(2))).pushBlob(slow, progress);
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("PUT"))
                .hasSize(1);
    }

    /** A source that sends some bytes, and the others later than anybody waits. */
    private static final class Slow extends BlockInputStream {
        private final AtomicInteger reading;
        private boolean begun;

        Slow(AtomicInteger reading) {
            this.reading = reading;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            reading.incrementAndGet();
            if (begun) {
                LockSupport.parkNanos(Duration.ofMillis(800).toNanos());
            }
            begun = true;
            reading.decrementAndGet();
            return length;
        }
    }

    private static final class Closing extends ByteArrayInputStream {
        private final AtomicInteger open;

        Closing(byte[] bytes, AtomicInteger open) {
            super(bytes);
            this.open = open;
        }

        @Override
        public void close() throws IOException {
            super.close();
            open.decrementAndGet();
        }
    }

    @Test
    void endsASilence() {
        registry.times(20, "POST", FakeRegistry.Call::hang);
        assertThatThrownBy(() -> open(RegistryUse.PUSH, null, impatient(Duration.ofMillis(500)))
                        .pushBlob(blob, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it was silent for 0.5 s. See whether the registry at " + registry.host()
                        + " hangs, try again, or raise docker.timeout.");
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(6);
    }

    @Test
    void followsAnAbsoluteLocationWithItsQuery() {
        registry.uploadHeaders.put(
                "Location", "http://" + registry.host() + "/v2/team/app/blobs/uploads/upload1?a=%2F&b");
        pushing().pushBlob(blob, progress);
        assertThat(registry.requests()).endsWith("PUT /v2/team/app/blobs/uploads/upload1?a=%2F&b&digest=" + encoded);
    }

    @Test
    void reportsAnUploadWithoutALocation() {
        registry.once("POST", call -> call.respond(202, ""));
        assertThatThrownBy(() -> pushing().pushBlob(blob, progress))
                .hasMessageContaining(": it does not name the upload's address (202 without Location).");
    }
}
