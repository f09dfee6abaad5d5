package io.github.dockermaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UninterruptiblesTest {
    @TempDir
    Path folder;

    @Test
    void writeAFileThoughTheThreadIsInterrupted() {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();

        Uninterruptibles.run(() -> {
            try (AtomicFile made = AtomicFile.in(folder)) {
                made.stream().write('a');
                made.commit(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("a");
        Uninterruptibles.run(() -> {});
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void endWorkersThoughTheThreadIsInterrupted() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean tidied = new AtomicBoolean();
        workers.execute(() -> {
            try {
                running.countDown();
                TimeUnit.MINUTES.sleep(5);
            } catch (InterruptedException e) {
                tidied.set(Files.isDirectory(folder));
            }
        });
        running.await();
        Thread.currentThread().interrupt();

        Uninterruptibles.end(workers);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tidied).isTrue();
        assertThat(workers.isTerminated()).isTrue();
    }
}
