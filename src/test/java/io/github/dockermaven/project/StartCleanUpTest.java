package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.CoverageData;
import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.container.TestMade;
import io.github.dockermaven.container.TestStarted;
import io.github.dockermaven.engine.EngineSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StartCleanUpTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();
    private FakeSession fake;
    private EngineSession session;
    private MadeObjects made;
    private ContainerOutput output;
    private Path lock;

    @BeforeEach
    void open() {
        fake = FakeSession.in(home);
        session = engine.session();
        made = new MadeObjects(home.resolve("logs"), new CoverageData(List.of(), home), progress);
        output = new ContainerOutput(fake.project());
        lock = home.resolve("shop.lock");
    }

    @AfterEach
    void close() {
        fake.session().getRequest().setExecutionListener(null);
    }

    /** Starts a container, and returns what the start does. */
    private void start(Runnable end) {
        StartCleanUp cleanUp = new StartCleanUp(made, List.of(output), List.of(lock), session, progress);
        SystemLock.start(
                lock,
                progress,
                () -> cleanUp.guard(
                        () -> {
                            TestMade.container(engine, made, "web");
                            output.write(List.of(TestStarted.of("web", "web.port", 8080)), List.of(), "127.0.0.1");
                            end.run();
                            return "started";
                        },
                        fake.session()));
    }

    private void endSession(boolean hasFailed) {
        if (hasFailed) {
            fake.session().getResult().addException(new IllegalStateException("a test failed"));
        }
        fake.session().getRequest().getExecutionListener().sessionEnded(null);
    }

    private Path results() {
        return home.resolve("target/docker/containers.properties");
    }

    @Test
    void removesAllAtOnceIfTheStartFails() {
        assertThatThrownBy(() -> start(() -> {
                    throw new IllegalStateException("not ready");
                }))
                .hasMessage("not ready");
        assertThat(engine.names()).isEmpty();
        assertThat(results()).doesNotExist();
        endSession(true);
        assertThat(progress.lines()).noneMatch(line -> line.contains("stays"));
    }

    @Test
    void removesAllIfTheBuildFailsLater() {
        start(() -> {});
        assertThat(engine.names()).containsExactly("web");
        assertThat(results()).exists();
        endSession(true);
        assertThat(engine.names()).isEmpty();
        assertThat(results()).doesNotExist();
        assertThat(home.resolve("logs/web.log")).exists();
    }

    @Test
    void leavesAllAfterAGoodBuild() {
        start(() -> {});
        endSession(false);
        assertThat(engine.names()).containsExactly("web");
        assertThat(results()).exists();
    }

    /** It has found the containers as they are to be, and counts on them. */
    @Test
    void leavesWhatAnotherMavenHasStartedTooMeanwhile() throws IOException {
        start(() -> {});
        Files.writeString(lock, "process 1");
        endSession(true);
        assertThat(engine.names()).containsExactly("web");
        assertThat(results()).exists();
        assertThat(progress.lines())
                .containsExactly("What this build has started stays: process 1 has started it too, or does so now."
                        + " 'mvn docker:stop' removes it");
    }

    @Test
    void aStartThatMakesNothingLeavesNothingToDo() {
        StartCleanUp cleanUp = new StartCleanUp(made, List.of(output), List.of(lock), session, progress);
        assertThat(cleanUp.guard(() -> "kept", fake.session())).isEqualTo("kept");
        endSession(true);
        assertThat(engine.changes()).isEmpty();
        assertThat(lock).doesNotExist();
    }
}
