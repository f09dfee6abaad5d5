package io.github.dockermaven.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    void findsOneChangeAmongAHundredThousandFiles() throws Exception {
        for (int i = 0; i < 100; i++) {
            Path part = Files.createDirectory(folder.resolve("part" + i));
            for (int j = 0; j < 1_000; j++) {
                Files.createFile(part.resolve(j + ".js"));
            }
        }
        try (FileWatch watch = open(WatchedFolder.deep(folder))) {
            Path changed = write("part73/500.js");
            assertThat(all(watch, 1)).containsExactly(changed);
        }
    }

    @Test
    void saysOnWhichFileSystemsItLooks() {
        assertThat(FileWatch.silent(folder, "nfs4"))
                .contains(folder + " is on a file system (nfs4) that does not report all changes");
        assertThat(FileWatch.silent(folder, "FUSE.sshfs")).isPresent();
        assertThat(FileWatch.silent(folder, "ext4")).isEmpty();
        assertThat(FileWatch.silent(folder, "overlay")).isEmpty();
    }

    @Test
    void doesNotEnterFoldersThatAreNotMeant() throws Exception {
        WatchedFolder meant = WatchedFolder.deep(folder, inside -> !inside.endsWith("node_modules"));
        write("node_modules/deep/One.js");
        try (FileWatch watch = open(meant)) {
            write("node_modules/deep/One.js", "22");
            Path changed = write("src/Two.js");
            assertThat(all(watch, 1)).containsExactly(changed);
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

    @Test
    void looksAgainAndAgainWhereThereAreNoEvents() throws Exception {
        Path changed = write("old/One.class");
        ChangeSource none = new PollingSource(INTERVAL);
        try (FileWatch watch =
                FileWatch.open(List.of(WatchedFolder.deep(folder)), none, INTERVAL, gone::add, notice -> {})) {
            write("old/One.class", "22");
            Path added = write("new/Two.class");
            assertThat(all(watch, 2)).containsExactlyInAnyOrder(changed, added);
        }
    }

    @Test
    void looksOnWhenTheSystemWatchesNoMoreFolders() throws Exception {
        List<String> notices = new ArrayList<>();
        try (FileWatch watch = FileWatch.open(
                List.of(WatchedFolder.deep(folder)), new FullSource(), INTERVAL, gone::add, notices::add)) {
            assertThat(notices)
                    .containsExactly(
                            "Changes are looked for every 200 ms, because the system watches no more folders (User limit"
                                    + " of inotify watches reached); fs.inotify.max_user_watches and max_user_instances are the"
                                    + " limits");
            Path added = write("new/Two.class");
            assertThat(all(watch, 1)).containsExactly(added);
        }
    }

    /** A system whose limit is reached. */
    private static final class FullSource implements ChangeSource {
        @Override
        public void add(Path folder) throws IOException {
            throw new IOException("User limit of inotify watches reached");
        }

        @Override
        public void remove(Path folder) {}

        @Override
        public Optional<Set<Path>> await(Duration longest) {
            throw new AssertionError("It is closed");
        }

        @Override
        public void close() {}
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
