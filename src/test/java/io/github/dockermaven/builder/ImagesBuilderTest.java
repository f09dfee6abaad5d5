package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesBuilderTest {
    @TempDir
    Path folder;

    private CheckedBuild build(String name, Destination destination, String dockerfile) throws IOException {
        Path context = Files.createDirectories(folder.resolve(name));
        return TestBuild.in(context)
                .called(List.of(name + ":1"))
                .by(Builder.AUTO)
                .into(destination)
                .pulling(PullPolicy.IF_NOT_PRESENT)
                .of(dockerfile);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGINE, ARCHIVE, an archive, an engine, engine",
        "ARCHIVE, ARCHIVE, an archive, an engine, engine",
        "ENGINE, REGISTRY, a registry, an engine, engine",
        "REGISTRY, ENGINE, an engine, a registry, registry",
    })
    void takesNoBaseImageFromWhereItIsNot(
            Destination destination, Destination ofBase, String place, String lookedFor, String remedy)
            throws IOException {
        List<CheckedBuild> builds =
                List.of(build("tools", destination, "FROM users:1\n"), build("users", ofBase, "FROM scratch\n"));

        assertThatThrownBy(() -> new ImagesBuilder(new ImageBuilder())
                        .build(builds, FakeSettings.noEngine(folder), build -> new RecordedProgress()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image tools:1 is FROM users:1, which goes into " + place
                        + ", and its base image is taken from " + lookedFor
                        + ". Set the destination of users:1 to " + remedy + ".");
    }

    /** As Ctrl-C does it. */
    @Test
    @Timeout(60)
    void endsAllThatIsBuiltWhenItIsInterrupted() throws Exception {
        List<CheckedBuild> builds = List.of(
                build("users", Destination.ENGINE, "FROM scratch\nRUN a\n"),
                build("orders", Destination.ENGINE, "FROM scratch\nRUN b\n"));
        Thread building = Thread.currentThread();
        CountDownLatch hanging = new CountDownLatch(builds.size());
        CountDownLatch abandoned = new CountDownLatch(builds.size());
        AtomicBoolean isInterrupted = new AtomicBoolean();
        FakeEngine.Script answers =
                FakeEngine.routes(Map.of("GET /v1.41/info", FakeEngine.json("200 OK", "{\"ID\":\"one\"}")));
        FakeEngine.Script script = peer -> {
            if (peer.head().startsWith("POST /v1.41/build?")) {
                hanging.countDown();
                hanging.await();
                // Once: a second one could come after the build has ended.
                if (!isInterrupted.getAndSet(true)) {
                    building.interrupt();
                }
                peer.drain();
                abandoned.countDown();
            } else {
                answers.play(peer);
            }
        };

        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), script);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            assertThatThrownBy(() -> new ImagesBuilder(new ImageBuilder())
                            .build(builds, engine, build -> new RecordedProgress()))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessage("Building the images was interrupted.");
            assertThat(Thread.interrupted()).isTrue();
            abandoned.await();
        }
    }
}
