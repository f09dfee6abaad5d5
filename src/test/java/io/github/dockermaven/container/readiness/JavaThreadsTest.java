package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaThreadsTest {
    private static final List<String> DUMP = List.of(
            "2026-11-30 19:00:00",
            "Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):",
            "",
            "\"main\" #1 prio=5 os_prio=0 cpu=90.15ms elapsed=60.2s tid=0x1 nid=0x1 waiting on condition",
            "   java.lang.Thread.State: TIMED_WAITING (sleeping)",
            "\tat shop.Database.await(Database.java:42)",
            "",
            "\"reference\" #2 daemon prio=10",
            "",
            "JNI global refs: 15, weak refs: 0",
            "",
            "Heap");

    @TempDir
    private Path folder;

    private final FakeContainer container = new FakeContainer();

    private static FakeContainer printing(FakeContainer container, List<String> lines) {
        container.lastLines = List.of("Connecting to mysql");
        container.answerToSignal = lines;
        return container;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "java -jar app.jar", "/usr/lib/jvm/17/bin/java -cp a b"})
    void areThoseOfAJavaThatIsTheFirstProcess(String command) throws IOException {
        container.firstProcess = command;
        Path file = folder.resolve("logs/users.threads");
        JavaThreads threads = JavaThreads.of(printing(container, DUMP)).orElseThrow();
        assertThat(threads.save(file))
                .isEqualTo("\nIts main thread (all are in " + file + "):"
                        + "\n  | \"main\" #1 prio=5 os_prio=0 cpu=90.15ms elapsed=60.2s tid=0x1 nid=0x1 waiting on condition"
                        + "\n  |    java.lang.Thread.State: TIMED_WAITING (sleeping)"
                        + "\n  | \tat shop.Database.await(Database.java:42)");
        assertThat(Files.readAllLines(file)).isEqualTo(DUMP.subList(1, 10));
        assertThat(container.signals).containsExactly("SIGQUIT");
    }

    /** It would end them. */
    @ParameterizedTest
    @ValueSource(strings = {"sh -c 'java -jar app.jar'", "/app/java-server", "javac A.java", "mysqld", ""})
    void noOtherProgramIsSentTheSignal(String command) {
        container.firstProcess = command;
        assertThat(JavaThreads.of(printing(container, DUMP))).isEmpty();
        assertThat(container.signals).isEmpty();
    }

    @Test
    void thoseOfAnEarlierTimeAreNotTaken() {
        container.firstProcess = "java";
        printing(container, List.of());
        container.lastLines = DUMP;
        assertThat(JavaThreads.of(container)).isEmpty();
    }

    @Test
    void theLastOfSeveralAreTaken() {
        container.firstProcess = "java";
        printing(container, DUMP);
        List<String> earlier = new ArrayList<>(DUMP);
        earlier.replaceAll(line -> line.replace("Database", "Broker"));
        container.lastLines = earlier;
        assertThat(JavaThreads.of(container).orElseThrow().lines()).isEqualTo(DUMP.subList(1, 10));
    }

    @Test
    void aMainThreadMayHaveEnded() {
        container.firstProcess = "java";
        List<String> others = new ArrayList<>(DUMP);
        others.removeIf(line -> line.startsWith("\"main\""));
        Path file = folder.resolve("users.threads");
        assertThat(JavaThreads.of(printing(container, others)).orElseThrow().save(file))
                .isEqualTo("\nIts main thread has ended; of the others all are in " + file + ".");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws IOException {
        container.firstProcess = "java";
        Path file = Files.writeString(folder.resolve("logs"), "").resolve("users.threads");
        assertThat(JavaThreads.of(printing(container, DUMP)).orElseThrow().save(file))
                .startsWith("\nIts main thread (" + file + " cannot be written: ")
                .contains("shop.Database.await");
    }
}
