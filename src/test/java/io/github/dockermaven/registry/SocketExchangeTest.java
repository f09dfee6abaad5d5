package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxySource;
import io.github.dockermaven.report.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Addresses that the JDK's client refuses, though servers name them. */
class SocketExchangeTest extends RegistryFixture {
    private static final String ODD = "?_state=a|b\"c{d}%zz\\e";

    private final byte[] content = bytes(3_000_000);
    private final Descriptor layer = new Descriptor(Descriptor.LAYER, Digest.of(content), content.length);

    private byte[] pull(RegistrySettings settings) throws IOException {
        try (InputStream stream = open(RegistryUse.PULL, ADA, settings).pullBlob(layer, Activity.NONE)) {
            return stream.readAllBytes();
        }
    }

    private void redirect(String location) {
        registry.once("GET", call -> call.respond(307, "", "Location", location));
    }

    @Test
    void sendsAnUploadToItsVeryAddress() {
        registry.uploadHeaders.put("Location", "/v2/team/app/blobs/uploads/upload1" + ODD);
        pushing().pushBlob(blob(content), progress);
        assertThat(registry.blobs.get(layer.digest().toString())).isEqualTo(content);
        assertThat(registry.requests())
                .last()
                .asString()
                .startsWith("PUT /v2/team/app/blobs/uploads/upload1" + ODD + "&digest=sha256%3A");
        assertThat(registry.failures).isEmpty();
    }

    @Test
    void takesABlobFromItsVeryAddress() throws IOException {
        redirect("/store/x" + ODD);
        registry.once("GET", call -> call.respond(200, content));
        assertThat(pull(settings())).isEqualTo(content);
        assertThat(registry.requests()).endsWith("GET /store/x" + ODD);
    }

    @Test
    void goesOnAfterACut() throws IOException {
        redirect("/store/x" + ODD);
        registry.once("GET", call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n", content, 0, 1_000_000);
            call.close();
        });
        registry.blobs.put(layer.digest().toString(), content);
        assertThat(pull(settings())).isEqualTo(content);
    }

    @Test
    void endsASilence() {
        RegistrySettings impatient = impatient(Duration.ofMillis(500));
        registry.guardedBy(call -> {
            if (call.target.startsWith("/store/")) {
                call.hang();
            } else if (!call.path().equals("/v2/")) {
                call.respond(307, "", "Location", "/store/x" + ODD);
                return false;
            }
            return true;
        });
        assertThatThrownBy(() -> pull(impatient))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": it was silent for 0.5 s. See whether the registry at ");
    }

    @Test
    void hearsARefusalThatComesBeforeAllIsSent() {
        registry.uploadHeaders.put("Location", "/v2/team/app/blobs/uploads/upload1" + ODD);
        registry.once("PUT", call -> {
            call.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 11\r\nConnection: close\r\n\r\nquota is up");
            call.copy(registry.upload(call), call.length);
            call.cut();
        });
        assertThatThrownBy(() -> pushing().pushBlob(blob(bytes(20_000_000)), progress))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(" with 403 (quota is up). ")
                .message()
                .doesNotContain("_state");
    }

    @Test
    void reportsAContentThatCannotBeRead() {
        registry.uploadHeaders.put("Location", "/v2/team/app/blobs/uploads/upload1" + ODD);
        Blob gone = new Blob(layer.digest(), layer.size(), "", () -> {
            throw new IOException("layer.tar is gone");
        });
        assertThatThrownBy(() -> pushing().pushBlob(gone, progress))
                .hasMessageContaining(": the content cannot be read: layer.tar is gone. Build it again.");
    }

    /** Through a proxy, because no name with that character can be resolved everywhere. */
    @Test
    void reachesAHostWithAnUnderscore() throws IOException {
        redirect("http://blob_store:5000/store/x");
        try (FakeRegistry proxy = new FakeRegistry()) {
            proxy.once("GET", call -> {
                assertThat(call.headers).containsEntry("host", "blob_store:5000");
                assertThat(call.headers).doesNotContainKey("authorization");
                call.respond(200, content);
            });
            HttpProxy way = new HttpProxy(
                    "127.0.0.1",
                    Integer.parseInt(proxy.host().replaceFirst(".*:", "")),
                    Optional.empty(),
                    new ProxySource("the test", "Correct the test", "the test's exceptions"));
            RegistrySettings defaults = RegistrySettings.DEFAULTS;
            assertThat(pull(new RegistrySettings(
                            Set.of("blob_store:5000"),
                            Optional.empty(),
                            List.of(),
                            defaults.connectTimeout(),
                            defaults.silence(),
                            server -> Optional.of(way))))
                    .isEqualTo(content);
            assertThat(proxy.requests()).containsExactly("GET http://blob_store:5000/store/x");
            assertThat(proxy.failures).isEmpty();
        }
    }

    @Test
    void reportsAHostThatIsNotKnown() {
        for (int i = 0; i < 10; i++) {
            redirect("https://blob_store.invalid/store/x?secret");
        }
        assertThatThrownBy(() -> pull(settings()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(
                        ", which sends us to blob_store.invalid: unknown host blob_store.invalid. Check the"
                                + " server's name and your network.");
    }

    @Test
    void endsItsThreadsWithTheGoal() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        redirect("/store/x" + ODD);
        registry.once("GET", call -> {
            call.say("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\nx");
            call.hang();
        });
        try (Registries registries = new Registries(settings(), time.retryClock())) {
            registries
                    .open(
                            ImageReference.parse(registry.host() + "/team/app:1.0"),
                            RegistryUse.PULL,
                            new Credentials(List.of()))
                    .pullBlob(layer, Activity.NONE)
                    .read();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("docker-registry") || name.startsWith("HttpClient"));
    }

    /** Since Java 19, a group ends when nobody refers to it. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_18)
    void leavesNoThreadGroupToItsParent() throws IOException {
        Set<ThreadGroup> before = Set.copyOf(groups());
        registry.blobs.put(layer.digest().toString(), content);
        for (boolean used : List.of(true, false)) {
            try (Registries registries = new Registries(settings(), time.retryClock())) {
                Repository repository = registries.open(
                        ImageReference.parse(registry.host() + "/team/app:1.0"),
                        RegistryUse.PULL,
                        new Credentials(List.of()));
                if (used) {
                    repository.pullBlob(layer, Activity.NONE).read();
                }
            }
        }
        assertThat(groups()).filteredOn(group -> !before.contains(group)).isEmpty();
    }

    private static List<ThreadGroup> groups() {
        ThreadGroup[] groups = new ThreadGroup[1_000];
        return Arrays.asList(groups)
                .subList(0, Thread.currentThread().getThreadGroup().enumerate(groups));
    }

    @Test
    void endsCancellationsWithTheirUpload() {
        registry.guardedBy(call -> {
            if (call.method.equals("PUT")) {
                call.respond(403, "no");
                return false;
            }
            if (call.method.equals("DELETE")) {
                call.hang();
            }
            return true;
        });
        assertThatThrownBy(() -> pushing().pushBlobs(List.of(blob(bytes(1)), blob(bytes(2)), blob(bytes(3))), progress))
                .hasMessageContaining(" with 403 (no)");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("docker-registry-cancel");
    }
}
