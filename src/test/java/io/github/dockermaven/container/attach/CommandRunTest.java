package io.github.dockermaven.container.attach;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.ListedContainer;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRunTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paused     | Up 2 hours (Paused)      | it is paused. Let it go on with 'docker unpause db'.
            restarting | Restarting (1) 2 seconds ago | it has ended and waits for its restart (Restarting (1) 2 seconds ago). See why with 'mvn docker:logs -Ddocker.container=db'.
            created    | Created                  | it was never started. Start it with 'docker start db'.
            exited     | Exited (1) 2 hours ago   | it has ended (Exited (1) 2 hours ago). See its log with 'mvn docker:logs -Ddocker.container=db', and start it again.
            dead       | Dead                     | it is dead: the engine could not remove it wholly. Remove it with 'docker rm --force db', and make it anew.
            removing   | Removal In Progress      | its state is removing. Wait, and try again.
            """)
    void asksNoEngineToRunACommandInAContainerThatDoesNotRun(String state, String status, String reason) {
        ListedContainer container = new ListedContainer(
                "a1", "db", "mysql", "sha256:1", state, status, Instant.EPOCH, Map.of(), List.of(), Map.of());
        try (EngineSession engine = FakeSettings.noEngine(home)) {
            Foreground foreground = new Foreground(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
            assertThatThrownBy(() -> new CommandRun(engine, foreground)
                            .run(container, ExecSpec.of(List.of("ls")), InputMode.NONE))
                    .hasMessage("No command can be run in container 'db': " + reason);
        }
    }
}
