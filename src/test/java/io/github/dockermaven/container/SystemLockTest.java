package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
        SystemLock.run(file, progress, () -> {
            second.add(CompletableFuture.runAsync(() -> SystemLock.run(file, progress, () -> lines.add("second"))));
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
        assertThatThrownBy(() -> SystemLock.run(file, progress, () -> lines.add("ran")))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(file + ", by which one start at a time is ensured, cannot be locked: ");
    }
}
