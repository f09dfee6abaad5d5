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
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlobDownloadTest extends RegistryFixture {
    private final byte[] content = bytes(2_000_000);
    private final Descriptor blob = new Descriptor(Descriptor.LAYER, Digest.of(content), content.length);
    private final String path = "/v2/team/app/blobs/" + shortened(blob.digest());

    @BeforeEach
    void store() {
        registry.blobs.put(blob.digest().toString(), content);
    }

    private byte[] pull(Repository repository) throws IOException {
        try (Activity activity = progress.begin("Pulling");
                InputStream stream = repository.pullBlob(blob, activity)) {
            return stream.readAllBytes();
        }
    }

    @Test
    void pullsABlob() throws IOException {
        assertThat(pull(pulling())).isEqualTo(content);
        assertThat(registry.requests()).containsExactly("GET " + path);
        assertThat(progress.lines()).last().isEqualTo("Pulling 2000000/2000000");
    }

    @Test
    void asksForTheRestAfterACut() throws IOException {
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n", content, 0, 700_000);
            call.close();
        });
        registry.once("GET", call -> {
            int from = Integer.parseInt(call.headers.get("range").replaceAll("\\D", ""));
            call.send(
                    "HTTP/1.1 206 Rest\r\nContent-Range: bytes " + from + "-1999999/2000000\r\nContent-Length: "
                            + (2_000_000 - from) + "\r\n\r\n",
                    content,
                    from,
                    1000);
            call.close();
        });
        assertThat(pull(pulling())).isEqualTo(content);
        assertThat(registry.requests()).hasSize(3);
        assertThat(time.slept()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void takesACutAfterTheLastByteForTheEnd() throws IOException {
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1e8480\r\n", content, 0, 2_000_000);
            call.say("\r\n");
            call.close();
        });
        assertThat(pull(pulling())).isEqualTo(content);
        assertThat(registry.requests()).containsExactly("GET " + path);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void refusesAnotherContentWhoseLastByteACutFollows() {
        registry.once("GET", call -> {
            call.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1e8480\r\n",
                    new byte[2_000_000],
                    0,
                    2_000_000);
            call.close();
        });
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": the received content has the digest ");
    }

    @Test
    void skipsWhatItHasIfARegistryKnowsNoRanges() throws IOException {
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n", content, 0, 700_000);
            call.close();
        });
        registry.once("GET", call -> call.respond(200, content));
        assertThat(pull(pulling())).isEqualTo(content);
    }

    @Test
    void refusesAnotherPart() {
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n", content, 0, 700_000);
            call.close();
        });
        registry.once("GET", call -> call.respond(206, content, "Content-Range", "bytes 5-1999999/2000000"));
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it sent another part than the requested rest. ");
    }

    @Test
    void refusesAnotherContent() {
        byte[] other = content.clone();
        other[1_999_999]++;
        registry.blobs.put(blob.digest().toString(), other);
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Blob " + blob.digest() + " cannot be pulled from repository team/app of registry "
                        + registry.host() + ": the received content has the digest " + Digest.of(other)
                        + ". Push the image again, or check the proxies between the registry and this machine.");
    }

    @Test
    void refusesAnotherContentBeforeItsLastByteIsSentOn() throws IOException {
        registry.blobs.put(blob.digest().toString(), new byte[content.length]);
        try (InputStream stream = pulling().pullBlob(blob, Activity.NONE)) {
            assertThatThrownBy(() -> stream.readNBytes(content.length))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining(": the received content has the digest ");
        }
    }

    @Test
    void refusesAnEndlessContent() {
        registry.once("GET", call -> {
            call.say("HTTP/1.1 200 OK\r\n\r\n");
            for (int i = 0; i < 1000; i++) {
                call.send("", content, 0, content.length);
            }
        });
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it is longer than the 2000000 bytes of the manifest. ");
    }

    @Test
    void refusesAContentThatAlwaysEndsTooEarly() {
        registry.blobs.put(blob.digest().toString(), Arrays.copyOf(content, 1_000_000));
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("it ended after 1000000 of 2000000 bytes");
        assertThat(registry.requests()).hasSize(6);
    }

    @Test
    void endsASilenceInTheMiddle() throws IOException {
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n", content, 0, 700_000);
            call.hang();
        });
        assertThat(pull(open(RegistryUse.PULL, null, impatient(Duration.ofMillis(500)))))
                .isEqualTo(content);
        assertThat(registry.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void reportsABlobThatIsNotThere() {
        registry.blobs.clear();
        assertThatThrownBy(() -> pull(pulling()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(" with 404 (BLOB_UNKNOWN: blob unknown to registry). Check the name "
                        + registry.host() + "/team/app and its tag.");
    }
}
