package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.TestStarted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ServiceLinesTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final RecordedProgress progress = new RecordedProgress();
    private ServiceLines lines;

    @BeforeEach
    void open() {
        engine.add("web-1", "shop/web:1.0", Map.of());
        lines = new ServiceLines(engine.session().another(), progress, Duration.ofMillis(1));
        lines.started(List.of(TestStarted.of("web", "web-1", Change.CREATED)));
    }

    @AfterEach
    void close() {
        lines.close();
    }

    private void becomes(Predicate<String> line) throws InterruptedException {
        while (!line.test(progress.states().getOrDefault("web", ""))) {
            Thread.sleep(5);
        }
    }

    @Test
    void haveStateTimeToBeReadyAndMemory() throws Exception {
        becomes("running, ready in 2.0 s, 3.0 kB"::equals);
    }

    @Test
    void countHowOftenAContainerIsMadeAnew() throws Exception {
        engine.add("web-2", "shop/web:1.0", Map.of());
        lines.started(List.of(TestStarted.of("web", "web-2", Change.RECREATED)));
        becomes(line -> line.contains(", started anew once, "));
        // As it is.
        lines.started(List.of(TestStarted.of("web", "web-2", Change.KEPT)));
        engine.add("web-3", "shop/web:1.0", Map.of());
        lines.started(List.of(TestStarted.of("web", "web-3", Change.RECREATED)));
        becomes(line -> line.contains(", started anew 2 times, "));
    }

    @Test
    void areBelowEachOther() {
        lines.started(List.of(
                TestStarted.of("db", "db-1", Change.CREATED), TestStarted.of("users", "users-1", Change.CREATED)));
        assertThat(progress.running()).containsExactly("web", "db   ", "users");
    }

    @Test
    void sayWhatHasNoContainerOrOneThatHasEnded() throws Exception {
        engine.become("web-1", "exited");
        becomes("exited, ready in 2.0 s"::equals);
        engine.lose("web-1");
        becomes("is made anew"::equals);
    }

    @Test
    void endWithoutATrace() {
        assertThat(progress.running()).containsExactly("web");
        lines.close();
        assertThat(progress.running()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("docker-watch-lines");
    }
}
