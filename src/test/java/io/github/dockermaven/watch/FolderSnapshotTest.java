package io.github.dockermaven.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSnapshotTest {
    private final List<Path> found = new ArrayList<>();
    private final List<Path> gone = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path classes;
    private FolderSnapshot snapshot;

    @BeforeEach
    void scan() throws IOException {
        classes = folder.resolve("classes");
        write("classes/a/One.class", "1");
        write("notes.txt", "1");
        write("app.jar", "1");
        snapshot = new FolderSnapshot(
                List.of(WatchedFolder.deep(classes), WatchedFolder.flat(folder, file -> file.toString()
                        .endsWith(".jar"))),
                found::add,
                gone::add);
        assertThat(snapshot.scanAll())
                .containsExactlyInAnyOrder(classes.resolve("a/One.class"), folder.resolve("app.jar"));
        assertThat(found).containsExactlyInAnyOrder(classes, classes.resolve("a"), folder);
    }

    @Test
    void findsWhatHasChangedIsNewOrIsGone() throws IOException {
        write("classes/a/One.class", "22");
        write("classes/Two.class", "1");
        Files.delete(folder.resolve("app.jar"));
        write("notes.txt", "22");
        assertThat(snapshot.scan(List.of(classes.resolve("a")))).containsExactly(classes.resolve("a/One.class"));
        assertThat(snapshot.scan(List.of(classes.resolve("a"), classes, folder)))
                .containsExactlyInAnyOrder(classes.resolve("Two.class"), folder.resolve("app.jar"));
        assertThat(snapshot.scanAll()).isEmpty();
    }

    @Test
    void entersNewFoldersOfADeepOneOnly() throws IOException {
        write("classes/b/c/Three.class", "1");
        write("other/four.jar", "1");
        found.clear();
        assertThat(snapshot.scan(List.of(classes, folder))).containsExactly(classes.resolve("b/c/Three.class"));
        assertThat(found).containsExactly(classes.resolve("b"), classes.resolve("b/c"));
    }

    @Test
    void reportsAFolderThatIsGoneAndFindsItAgain() throws IOException {
        Files.delete(classes.resolve("a/One.class"));
        Files.delete(classes.resolve("a"));
        Files.delete(classes);
        assertThat(snapshot.scan(List.of(classes))).containsExactly(classes.resolve("a/One.class"));
        assertThat(gone).containsExactly(classes, classes.resolve("a"));
        assertThat(snapshot.missingRoots()).containsExactly(classes);
        write("classes/a/One.class", "1");
        assertThat(snapshot.scan(snapshot.missingRoots())).containsExactly(classes.resolve("a/One.class"));
        assertThat(snapshot.missingRoots()).isEmpty();
    }

    @Test
    void knowsWhatWasWrittenByWhoWatches() throws IOException {
        write("app.jar", "22");
        write("classes/a/One.class", "22");
        snapshot.accept(folder.resolve("app.jar"));
        assertThat(snapshot.scanAll()).containsExactly(classes.resolve("a/One.class"));
    }

    @Test
    void doesNotFollowALinkIntoAnotherFolder() throws IOException {
        Files.createSymbolicLink(classes.resolve("round"), folder);
        assertThat(snapshot.scanAll()).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
