package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLockTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch waits = new CountDownLatch(1);
    private final Progress progress = new Progress() {
        @Override
        public void action(String line) {
            lines.add(line);
            waits.countDown();
        }

        @Override
        public void detail(String line) {}

        @Override
        public Activity begin(String subject) {
            return Activity.NONE;
        }
    };

    @Test
    void isTakenByOneAtATime() throws Exception {
        Path file = folder.resolve("locks/shop.lock");
        List<CompletableFuture<Void>> second = new ArrayList<>();
        SystemLock.start(file, progress, () -> {
            second.add(CompletableFuture.runAsync(() -> SystemLock.stop(file, progress, () -> lines.add("second"))));
            awaitSecond();
            assertThat(lines).doesNotContain("second");
        });
        second.get(0).get();
        assertThat(lines)
                .containsExactly(
                        "Waiting: process " + ProcessHandle.current().pid()
                                + " starts or stops the containers of this project",
                        "second");
    }

    private void awaitSecond() {
        try {
            waits.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("shop.lock");
        assertThatThrownBy(() -> SystemLock.start(file, progress, () -> lines.add("ran")))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(file + ", by which one start at a time is ensured, cannot be locked: ");
    }

    private final Supplier<Optional<String>> removal = () -> {
        lines.add("removed");
        return Optional.empty();
    };

    private static String self() {
        return "process " + ProcessHandle.current().pid();
    }

    @Test
    void whatThisProcessHasStartedIsUndone() {
        Path file = folder.resolve("shop.lock");
        SystemLock.start(file, progress, () -> {});
        assertThat(SystemLock.undo(file, Duration.ZERO, removal)).isEmpty();
        assertThat(lines).containsExactly("removed");
    }

    @Test
    void whatAnotherProcessHasStartedSinceStays() throws Exception {
        Path file = folder.resolve("shop.lock");
        SystemLock.start(file, progress, () -> {});
        Files.writeString(file, "process 1");
        assertThat(SystemLock.undo(file, Duration.ZERO, removal)).contains("process 1");
        assertThat(lines).isEmpty();
    }

    @Test
    void whatAnotherGoalStartsNowStays() {
        Path file = folder.resolve("shop.lock");
        SystemLock.start(file, progress, () -> assertThat(SystemLock.undo(file, Duration.ZERO, removal))
                .contains(self()));
        assertThat(lines).isEmpty();
    }

    @Test
    void whatAnEndedProcessHasStartedIsUndoneUnlessAnotherHasToo() throws Exception {
        Path file = folder.resolve("shop.lock");
        SystemLock.undoOf(42, file, Duration.ZERO, () -> lines.add("removed: nothing was noted"));
        Files.writeString(file, "process 42");
        SystemLock.undoOf(42, file, Duration.ZERO, () -> lines.add("removed"));
        Files.writeString(file, "process 421");
        SystemLock.undoOf(42, file, Duration.ZERO, () -> lines.add("removed, though of another"));
        assertThat(lines).containsExactly("removed: nothing was noted", "removed");
    }

    @Test
    void aProcessForgetsOnlyItself() throws Exception {
        Path file = folder.resolve("shop.lock");
        SystemLock.start(file, progress, () -> {});
        SystemLock.release(file);
        assertThat(file).hasContent("a build that has ended");
        Files.writeString(file, "process 1");
        SystemLock.release(file);
        assertThat(file).hasContent("process 1");
    }

    /** They have left nothing that another counts on. */
    @Test
    void aFailedStartAndAStopAreNotRemembered() throws Exception {
        Path file = Files.writeString(folder.resolve("shop.lock"), "process 4711 of a longer text");
        assertThatThrownBy(() -> SystemLock.start(file, progress, () -> {
                    assertThat(file).hasContent(self());
                    throw new IllegalStateException("port in use");
                }))
                .hasMessage("port in use");
        SystemLock.stop(file, progress, () -> {});
        assertThat(file).hasContent("process 4711 of a longer text");
        SystemLock.start(file, progress, () -> {});
        assertThat(file).hasContent(self());
    }
}
