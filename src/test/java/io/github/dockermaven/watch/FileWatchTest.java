package io.github.dockermaven.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the file system of this machine, by its events where it has them. */
@Timeout(120)
class FileWatchTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final List<Path> gone = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void reportsChangesInFoldersThatAreNewToo() throws Exception {
        Path old = write("old/One.class");
        try (FileWatch watch = open(WatchedFolder.deep(folder))) {
            assertThat(watch.await(Duration.ZERO)).isEmpty();
            Path changed = write("old/One.class", "22");
            Path added = write("new/deep/Two.class");
            assertThat(all(watch, 2)).containsExactlyInAnyOrder(changed, added);
            Path later = write("new/deep/Three.class");
            assertThat(all(watch, 1)).containsExactly(later);
            Files.delete(old);
            assertThat(all(watch, 1)).containsExactly(old);
            assertThat(watch.await(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void reportsManyChangesWithoutEachOfTheirEvents() throws Exception {
        try (FileWatch watch = open(WatchedFolder.deep(folder))) {
            // More than the system keeps for one folder: the events overflow.
            for (int i = 0; i < 2_000; i++) {
                write("many/" + i % 3 + "/" + i + ".class");
            }
            assertThat(all(watch, 2_000)).hasSize(2_000);
        }
    }

    @Test
    void outlivesAFolderThatIsDeleted() throws Exception {
        Path module = folder.resolve("module");
        Path file = write("module/One.class");
        try (FileWatch watch = open(WatchedFolder.deep(module))) {
            Files.delete(file);
            Files.delete(module);
            assertThat(all(watch, 1)).containsExactly(file);
            assertThat(gone).containsExactly(module);
            write("module/One.class", "22");
            assertThat(all(watch, 1)).containsExactly(file);
        }
    }

    @Test
    void doesNotReportWhatItWasToldOf() throws Exception {
        Path jar = write("app.jar");
        try (FileWatch watch = open(WatchedFolder.flat(folder, file -> true))) {
            write("app.jar", "22");
            watch.accept(jar);
            Path other = write("other.jar");
            assertThat(all(watch, 1)).containsExactly(other);
        }
    }

    private FileWatch open(WatchedFolder watched) {
        return FileWatch.open(List.of(watched), INTERVAL, gone::add, notice -> {});
    }

    /** Returns what is reported until it is so many: a slow disk may divide them. */
    private static Set<Path> all(FileWatch watch, int count) throws InterruptedException {
        Set<Path> all = new LinkedHashSet<>();
        while (all.size() < count) {
            all.addAll(watch.await(LONG));
        }
        return all;
    }

    private Path write(String path) throws IOException {
        return write(path, "1");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
