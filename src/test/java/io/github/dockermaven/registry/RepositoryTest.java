package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.CredentialSource;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.report.Activity;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepositoryTest extends RegistryFixture {
    private static final byte[] MANIFEST = "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8);

    @Test
    void pushesFourAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        registry.times(8, "PUT", call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            four.countDown();
            awaitAll(four);
            now.decrementAndGet();
            registry.blobs.put(call.parameter("digest"), call.body());
            call.respond(201, "");
        });
        List<Blob> blobs =
                IntStream.range(1, 9).mapToObj(i -> blob(bytes(1000 + i))).toList();
        pushing().pushBlobs(blobs, progress);
        assertThat(registry.blobs).hasSize(8);
        assertThat(most).hasValue(4);
        int total = blobs.stream().mapToInt(blob -> (int) blob.size()).sum();
        assertThat(progress.lines()).contains("Pushing " + registry.host() + "/team/app:1.0 " + total + "/" + total);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pushesNoBlobTwice() {
        Blob blob = blob(bytes(1000));
        pushing().pushBlobs(List.of(blob, blob), progress);
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void reportsInTheirOrderWhichBlobsAreLacking() {
        List<Blob> blobs =
                IntStream.range(1, 7).mapToObj(i -> blob(bytes(1000 + i))).toList();
        registry.blobs.put(blobs.get(2).digest().toString(), new byte[0]);
        List<Blob> twice = Stream.concat(blobs.stream(), blobs.stream()).toList();

        List<Blob> expected = new ArrayList<>(blobs);
        expected.remove(2);
        List<Blob> told = new ArrayList<>();
        pushing()
                .pushBlobs(
                        twice,
                        lacking -> {
                            told.addAll(lacking);
                            assertThat(registry.requests()).hasSize(6).allMatch(request -> request.startsWith("HEAD "));
                        },
                        progress);
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void pushesNothingIfThereIsNothing() {
        pushing().pushBlobs(List.of(), progress);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void endsAllPushesWithTheFirstThatFails() {
        CountDownLatch hanging = new CountDownLatch(1);
        registry.once("PUT", call -> {
            hanging.countDown();
            call.hang();
        });
        AtomicInteger open = new AtomicInteger();
        registry.once("PUT", call -> {
            awaitAll(hanging);
            call.respond(400, FakeRegistry.error("SIZE_INVALID", "too much"));
        });
        registry.times(20, "PUT", FakeRegistry.Call::hang);
        List<Blob> blobs = IntStream.range(1, 20)
                .mapToObj(i -> blob(bytes(1000 + i)))
                .map(blob -> new Blob(blob.digest(), blob.size(), "", () -> counted(blob, open)))
                .toList();
        registry.times(20, "POST", call -> call.respond(202, "", "Location", "/v2/team/app/blobs/uploads/x"));
        assertThatThrownBy(() -> pushing().pushBlobs(blobs, progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("(SIZE_INVALID: too much)");
        assertThat(progress.running()).isEmpty();
        assertThat(open).hasValue(0);
        assertThat(registry.requests())
                .filteredOn(line -> line.startsWith("PUT"))
                .hasSizeLessThan(blobs.size());
    }

    @Test
    void readsNothingAnyLongerWhenItIsInterrupted() {
        Thread caller = Thread.currentThread();
        AtomicInteger reading = new AtomicInteger();
        List<Blob> blobs = IntStream.of(1000, 2000)
                .mapToObj(size -> blob(bytes(size)))
                .map(blob -> new Blob(blob.digest(), blob.size(), "", () -> interrupting(caller, reading)))
                .toList();
        assertThatThrownBy(() -> pushing().pushBlobs(blobs, progress))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("Interrupted while waiting for a registry.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reading).hasValue(0);
    }

    /** The same client's threads read the source and receive its content: neither may wait for the other. */
    @Test
    void pushesWhatItPullsMeanwhile() throws IOException {
        try (FakeRegistry other = new FakeRegistry()) {
            Registries registries = new Registries(settings(), time.retryClock());
            Repository source = registries.open(
                    ImageReference.parse(other.host() + "/team/base:1.0"), RegistryUse.PULL, Credentials.NONE);
            Repository target = registries.open(
                    ImageReference.parse(registry.host() + "/team/app:1.0"), RegistryUse.PUSH, Credentials.NONE);
            List<byte[]> layers =
                    IntStream.range(1, 9).mapToObj(i -> bytes(3_000_000 + i)).toList();
            List<Blob> blobs = new ArrayList<>();
            for (byte[] layer : layers) {
                Descriptor blob = new Descriptor(Descriptor.LAYER, Digest.of(layer), layer.length);
                other.blobs.put(blob.digest().toString(), layer);
                blobs.add(new Blob(blob, () -> source.pullBlob(blob, Activity.NONE)));
            }
            target.pushBlobs(blobs, progress);
            assertThat(registry.blobs).hasSize(8);
            assertThat(time.slept()).isEmpty();
        }
    }

    private static InputStream interrupting(Thread caller, AtomicInteger reading) {
        return new BlockInputStream() {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                reading.incrementAndGet();
                caller.interrupt();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                reading.decrementAndGet();
                return length;
            }
        };
    }

    private static InputStream counted(Blob blob, AtomicInteger open) throws IOException {
        open.incrementAndGet();
        return new FilterInputStream(blob.content().open()) {
            @Override
            public void close() throws IOException {
                open.decrementAndGet();
                super.close();
            }
        };
    }

    private Repository hub(List<String> mirrors, CredentialSource credentials) {
        RegistrySettings settings = new RegistrySettings(
                Set.of(),
                Optional.empty(),
                mirrors,
                RegistrySettings.DEFAULTS.connectTimeout(),
                RegistrySettings.DEFAULTS.silence(),
                ProxySettings.NONE);
        return new Registries(settings, time.retryClock())
                .open(ImageReference.parse("alpine"), RegistryUse.PULL, credentials);
    }

    @Test
    void asksTheMirrorsOfDockerHubFirst() throws IOException {
        try (FakeRegistry second = new FakeRegistry()) {
            byte[] layer = bytes(1000);
            registry.times(9, "GET", call -> call.respond(500, ""));
            second.manifests.put("latest", MANIFEST);
            second.blobs.put(Digest.of(layer).toString(), layer);
            Repository hub = hub(List.of("127.0.0.1:1", registry.host(), second.host()), Credentials.NONE);
            assertThat(hub.manifest("latest")).isPresent();
            assertThat(read(hub, layer)).isEqualTo(layer);
            assertThat(registry.requests())
                    .containsExactly(
                            "GET /v2/library/alpine/manifests/latest", "GET /v2/library/alpine/manifests/latest");
            assertThat(second.requests())
                    .containsExactly(
                            "GET /v2/library/alpine/manifests/latest",
                            "GET /v2/library/alpine/blobs/" + shortened(Digest.of(layer)));
            assertThat(time.slept()).hasSize(1);
        }
    }

    @Test
    void givesAMirrorOnlyItsOwnCredential() {
        registry.guardedBy(call -> {
            if (!call.headers.containsKey("authorization")) {
                call.respond(401, "", "WWW-Authenticate", "Basic realm=r");
                return false;
            }
            return true;
        });
        registry.manifests.put("latest", MANIFEST);
        List<String> asked = new ArrayList<>();
        hub(List.of(registry.host()), wanted -> {
                    asked.add(wanted.toString());
                    return wanted.host().equals(registry.host()) ? Optional.of(ADA) : Optional.empty();
                })
                .manifest("latest");
        assertThat(asked).containsExactly(registry.host() + "/library/alpine", "docker.io/library/alpine");
        assertThat(registry.authorizations()).last().asString().startsWith("Basic ");
    }

    @Test
    void pullsABlobThatAMirrorLacksFromTheNextAndKeepsTheMirror() throws IOException {
        try (FakeRegistry second = new FakeRegistry()) {
            byte[] layer = bytes(1000);
            second.blobs.put(Digest.of(layer).toString(), layer);
            registry.manifests.put("latest", MANIFEST);
            Repository hub = hub(List.of(registry.host(), second.host()), Credentials.NONE);
            assertThat(read(hub, layer)).isEqualTo(layer);
            assertThat(hub.manifest("latest")).isPresent();
            assertThat(registry.requests()).hasSize(2);
            assertThat(second.requests()).hasSize(1);
            assertThat(time.slept()).isEmpty();
        }
    }

    @Test
    void pullsTheRestOfABlobFromTheNextWhereAMirrorCutsIt() throws IOException {
        try (FakeRegistry second = new FakeRegistry()) {
            byte[] layer = bytes(1000);
            second.blobs.put(Digest.of(layer).toString(), layer);
            registry.once("GET", call -> {
                call.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", layer, 0, 600);
                call.close();
            });
            registry.times(9, "GET", call -> call.respond(500, ""));
            Repository hub = hub(List.of(registry.host(), second.host()), Credentials.NONE);
            assertThat(read(hub, layer)).isEqualTo(layer);
            assertThat(registry.requests()).hasSize(3);
            assertThat(second.requests()).hasSize(1);
        }
    }

    private static byte[] read(Repository repository, byte[] layer) throws IOException {
        Descriptor blob = new Descriptor(Descriptor.LAYER, Digest.of(layer), layer.length);
        try (InputStream stream = repository.pullBlob(blob, Activity.NONE)) {
            return stream.readAllBytes();
        }
    }

    @Test
    void asksTheTokenServerOfAMirrorNoMoreOftenThanTheMirror() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        registry.guardedBy(call -> {
            if (call.path().equals("/token")) {
                asked.incrementAndGet();
                call.respond(503, "");
            } else {
                String realm = "http://" + registry.host() + "/token";
                call.respond(401, "", "WWW-Authenticate", "Bearer realm=\"" + realm + "\"");
            }
            return false;
        });
        try (FakeRegistry second = new FakeRegistry()) {
            second.manifests.put("latest", MANIFEST);
            assertThat(hub(List.of(registry.host(), second.host()), Credentials.NONE)
                            .manifest("latest"))
                    .isPresent();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void pushesToNoMirror() {
        RegistrySettings settings = new RegistrySettings(
                Set.of(),
                Optional.empty(),
                List.of("mirror.invalid"),
                RegistrySettings.DEFAULTS.connectTimeout(),
                RegistrySettings.DEFAULTS.silence(),
                ProxySettings.NONE);
        open(RegistryUse.PUSH, null, settings).putManifest("1.0", MANIFEST, "application/json");
        assertThat(registry.manifests).containsKey("1.0");
    }

    @Test
    void leavesNoThreadThatJavaWouldWaitForAtItsEnd() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Registries registries = new Registries(settings(), time.retryClock());
        registries
                .open(ImageReference.parse(registry.host() + "/team/app:1.0"), RegistryUse.PUSH, Credentials.NONE)
                .pushBlob(blob(bytes(100)), progress);
        List<Thread> waiting = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().endsWith("SelectorManager"))
                .toList();
        assertThat(waiting).hasSize(1);

        registries.close();

        waiting.get(0).join(10_000);
        assertThat(waiting.get(0).isAlive()).isFalse();
    }

    @Test
    void goesOnWhereTheFirstConnectionOfAllIsCut() {
        AtomicInteger connections = new AtomicInteger();
        registry.guardedBy(call -> {
            if (connections.incrementAndGet() == 1) {
                call.cut();
            }
            return true;
        });
        registry.manifests.put("1.0", MANIFEST);
        assertThat(pulling().manifest("1.0")).isPresent();
    }
}
