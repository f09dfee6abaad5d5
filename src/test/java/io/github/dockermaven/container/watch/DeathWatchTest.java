package io.github.dockermaven.container.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.ContainerEngine;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.TestStarted;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class DeathWatchTest {
    @RegisterExtension
    final ContainerEngine engine = new ContainerEngine();

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private DeathWatch watch;

    @BeforeEach
    void open() {
        engine.add("web-1", "shop/web:1.0", Map.of());
        engine.add("db-1", "shop/db:1.0", Map.of());
        watch = new DeathWatch(engine.session().another(), reports::add);
        watch.resume(
                List.of(TestStarted.of("web", "web-1", Change.CREATED), TestStarted.of("db", "db-1", Change.CREATED)));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private void ends(String container, int exitCode) throws IOException {
        engine.end(container, exitCode);
        engine.tell(container, "die", Map.of("exitCode", String.valueOf(exitCode)));
    }

    @Test
    void reportsAnEndWithItsLastLines() throws Exception {
        ends("web-1", 137);
        assertThat(reports.take())
                .startsWith("Container 'web' has ended with exit code 137 (")
                .contains("). It is started again with the next change. The last lines of its log:")
                .endsWith("\n  | web-1 was here");
        assertThat(watch.dead()).containsExactly("web");
    }

    @Test
    void saysWhatTheEngineStartsAgain() throws Exception {
        engine.tell("web-1", "die", Map.of("exitCode", "1"));
        assertThat(reports.take())
                .contains("Container 'web' has ended with exit code 1 (")
                .contains("The engine starts it again, by its restart policy.");
        assertThat(watch.dead()).isEmpty();
    }

    @Test
    void reportsNoOtherContainer() throws Exception {
        engine.add("foreign", "mysql:5.7", Map.of());
        ends("foreign", 1);
        ends("db-1", 2);
        assertThat(reports.take()).contains("Container 'db' has ended with exit code 2 (");
    }

    @Test
    void takesTheEndOfAContainerThatIsMadeAnewForNone() throws Exception {
        watch.pause();
        ends("web-1", 143);
        engine.add("web-2", "shop/web:1.0", Map.of());
        ends("db-1", 3);
        watch.resume(List.of(TestStarted.of("web", "web-2", Change.RECREATED)));
        assertThat(reports.take()).contains("Container 'db' has ended with exit code 3 (");
        ends("web-2", 4);
        assertThat(reports.take()).contains("Container 'web' has ended with exit code 4 (");
        assertThat(watch.dead()).containsExactlyInAnyOrder("db", "web");
    }

    @Test
    void takesTheEndByARestartForNone() throws Exception {
        watch.pause();
        engine.tell("web-1", "die", Map.of("exitCode", "143"));
        ends("db-1", 3);
        watch.resume(List.of(TestStarted.of("web", "web-1", Change.RESTARTED, Instant.ofEpochSecond(2))));
        assertThat(reports.take()).contains("Container 'db' has ended");
        ends("web-1", 4);
        assertThat(reports.take()).contains("Container 'web' has ended with exit code 4 (");
    }

    @Test
    void whatDidNotStartIsToBeStartedUntilItRuns() {
        watch.pause();
        watch.failed(List.of("web"));
        assertThat(watch.dead()).containsExactly("web");
        watch.resume(List.of(TestStarted.of("web", "web-1", Change.RECREATED)));
        assertThat(watch.dead()).isEmpty();
    }

    @Test
    void saysWhyALogCannotBeRead() throws Exception {
        engine.answer("GET /containers/web-1/logs", "500 Internal Server Error", "no log driver");
        ends("web-1", 1);
        assertThat(reports.take()).contains(" Its log cannot be read: ").contains("no log driver");
    }

    @Test
    void saysThatItSeesNothingAnyMore() throws Exception {
        engine.breakOff();
        assertThat(reports.take())
                .startsWith("The ends of containers are not seen any more: ")
                .contains("Watching the containers of the engine at ");
    }

    @Test
    void closingIsNoFailureAndEndsItsThread() {
        watch.close();
        assertThat(reports).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("docker-watch-ends");
    }
}
