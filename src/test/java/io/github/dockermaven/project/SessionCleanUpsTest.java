package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.io.TestJvm;
import io.github.dockermaven.io.TestSignals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
class SessionCleanUpsTest {
    @TempDir
    Path folder;

    /** Maven's own, which prints what happens. */
    private static final class Listener extends AbstractExecutionListener {
        private final List<String> events = new ArrayList<>();

        @Override
        public void projectSucceeded(ExecutionEvent event) {
            events.add("project");
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            events.add("session");
            throw new IllegalStateException("full disk");
        }
    }

    @Test
    void areDoneAtTheEndOfASessionThatFailedTheLastFirst() throws Exception {
        FakeSession fake = FakeSession.in(folder);
        List<String> done = new ArrayList<>();
        SessionCleanUps.of(fake.session()).add(() -> done.add("one"));
        SessionCleanUps.of(fake.session()).add(() -> {
            throw new IllegalStateException("the engine is gone");
        });
        SessionCleanUps.of(fake.session()).add(() -> done.add("three"));
        fake.session().getResult().addException(new IllegalStateException("a test failed"));
        fake.session().getRequest().getExecutionListener().sessionEnded(null);
        assertThat(done).containsExactly("three", "one");
        assertThat(fake.session().getRequest().getData()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void areEndsOfWhatGoesOnUntilTheSessionsEnd(boolean isFailed) throws Exception {
        FakeSession fake = FakeSession.in(folder);
        List<String> done = new ArrayList<>();
        SessionCleanUps.of(fake.session()).addEnd(() -> done.add("end"));
        SessionCleanUps.of(fake.session()).add(() -> done.add("clean-up"));
        if (isFailed) {
            fake.session().getResult().addException(new IllegalStateException("a test failed"));
        }
        fake.session().getRequest().getExecutionListener().sessionEnded(null);
        assertThat(done).containsExactlyElementsOf(isFailed ? List.of("clean-up", "end") : List.of("end"));
    }

    @Test
    void areForgottenAtTheSessionsEnd() throws Exception {
        String owner = TestSignals.owner("TERM");
        FakeSession fake = FakeSession.in(folder);
        MavenExecutionRequest request = fake.session().getRequest();
        Listener own = new Listener();
        request.setExecutionListener(own);
        List<String> done = new ArrayList<>();

        SessionCleanUps.of(fake.session()).add(() -> done.add("one"));
        Runnable other = () -> done.add("other");
        SessionCleanUps.of(fake.session()).add(other);
        SessionCleanUps.of(fake.session()).remove(other);
        assertThat(TestSignals.owner("TERM")).isNotEqualTo(owner);
        ExecutionListener around = request.getExecutionListener();
        around.projectSucceeded(null);
        around.sessionStarted(null);
        assertThatThrownBy(() -> around.sessionEnded(null)).hasMessage("full disk");

        assertThat(own.events).containsExactly("project", "session");
        assertThat(done).isEmpty();
        assertThat(request.getExecutionListener()).isSameAs(own);
        assertThat(request.getData()).isEmpty();
        assertThat(TestSignals.owner("TERM")).isEqualTo(owner);
    }

    @Test
    void needNoOtherListener() throws Exception {
        String owner = TestSignals.owner("TERM");
        FakeSession fake = FakeSession.in(folder);

        SessionCleanUps.of(fake.session()).add(() -> {});
        ExecutionListener around = fake.session().getRequest().getExecutionListener();
        around.mojoStarted(null);
        around.sessionEnded(null);

        assertThat(fake.session().getRequest().getExecutionListener()).isNull();
        assertThat(TestSignals.owner("TERM")).isEqualTo(owner);
    }

    /** Its end leaves alone what another session of the same process has, and a listener that came later. */
    @Test
    void areThoseOfOneSession() throws Exception {
        String owner = TestSignals.owner("TERM");
        FakeSession one = FakeSession.in(folder);
        FakeSession other = FakeSession.in(folder);
        SessionCleanUps.of(one.session()).add(() -> {});
        SessionCleanUps.of(other.session()).add(() -> {});
        ExecutionListener around = one.session().getRequest().getExecutionListener();
        Listener later = new Listener();
        one.session().getRequest().setExecutionListener(later);

        around.sessionEnded(null);
        assertThat(one.session().getRequest().getExecutionListener()).isSameAs(later);
        assertThat(TestSignals.owner("TERM")).isNotEqualTo(owner);
        other.session().getRequest().getExecutionListener().sessionEnded(null);
        assertThat(TestSignals.owner("TERM")).isEqualTo(owner);
    }

    /** A Maven whose tests run, below which a goal has left something in an engine. */
    static final class Testing {
        private Testing() {}

        public static void main(String[] arguments) throws InterruptedException {
            FakeSession fake = FakeSession.in(Path.of(arguments[1]));
            GracefulShutdown.ofProcess().enter();
            EngineSettings settings =
                    FakeSettings.at(arguments[0], Duration.ofSeconds(10), Map.of(), Path.of(arguments[1]));
            try (EngineSession engine = new EngineSession(settings, new RecordedProgress())) {
                engine.networks().list();
                EngineSession another = engine.another();
                SessionCleanUps cleanUps = SessionCleanUps.of(fake.session());
                cleanUps.add(() -> remove(another));
                GracefulShutdown.ofProcess().register(Thread.currentThread()::interrupt);
            }
            GracefulShutdown.ofProcess().leave();
            System.out.println("testing");
            try {
                TestJvm.sleep();
            } catch (InterruptedException e) {
                // The tests have ended, as the terminal ends them too, while the engine is asked.
                fake.session().getRequest().getExecutionListener().sessionEnded(null);
            }
            System.out.println("BUILD FAILURE");
            System.exit(1);
        }

        private static void remove(EngineSession another) {
            try (another) {
                another.images().remove("left", true);
                System.out.println("removed");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void askTheEngineWhileMavenWaits(String signal, int exitCode) throws Exception {
        FakeEngine.Script answers = FakeEngine.routes(Map.of(
                "GET /v1.41/networks", FakeEngine.json("200 OK", "[]"),
                "DELETE /v1.41/images/left", FakeEngine.json("200 OK", "[]")));
        try (FakeEngine engine = FakeEngine.tcp(answers);
                TestJvm maven = TestJvm.start(Testing.class, engine.address().toString(), folder.toString())) {
            assertThat(maven.line()).isEqualTo("testing");
            maven.signal(signal);

            assertThat(maven.rest()).containsExactly("removed");
            assertThat(maven.exitCode()).isEqualTo(exitCode);
            assertThat(engine.heads().get(engine.heads().size() - 1))
                    .startsWith("DELETE /v1.41/images/left?force=true ");
        }
    }
}
