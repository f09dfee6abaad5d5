package io.github.dockermaven.contents;

import static io.github.dockermaven.contents.TestLayers.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.contents.StackedFiles.Reason;
import java.io.IOException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class StackedFilesTest {
    private static StackedFiles stacked(Tar... layers) {
        return StackedFiles.of(TestLayers.image("{}", layers).layers());
    }

    private static List<Tuple> hidden(StackedFiles files) {
        return files.hidden().stream()
                .map(each -> Tuple.tuple(each.file().path(), each.layer(), each.by(), each.reason()))
                .toList();
    }

    @Test
    void findsWhatIsDeletedAndReplaced() {
        StackedFiles files = stacked(
                new Tar()
                        .file("a", bytes("1"))
                        .file("b", bytes("2"))
                        .file("c", bytes("3"))
                        .file("d/e", bytes("4")),
                new Tar()
                        .file(".wh.a", new byte[0])
                        .file("b", bytes("other"))
                        .file("c", bytes("3"))
                        .file(".wh.d", new byte[0]));

        assertThat(files.visible().keySet()).containsExactly("b", "c");
        assertThat(hidden(files))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("a", 0, 1, Reason.DELETED),
                        Tuple.tuple("b", 0, 1, Reason.REPLACED),
                        Tuple.tuple("c", 0, 1, Reason.REPEATED),
                        Tuple.tuple("d/e", 0, 1, Reason.DELETED));
    }

    @Test
    void findsWhatIsHiddenByAnEmptiedFolderAndByAFileInItsPlace() {
        StackedFiles files = stacked(
                new Tar().folder("d").file("d/a", bytes("1")).folder("e").file("e/b", bytes("2")),
                new Tar()
                        .file("d/.wh..wh..opq", new byte[0])
                        .file("d/new", bytes("3"))
                        .file("e", bytes("4")));

        assertThat(files.visible().keySet()).containsExactly("d", "d/new", "e");
        assertThat(hidden(files))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("d/a", 0, 1, Reason.DELETED), Tuple.tuple("e/b", 0, 1, Reason.DELETED));
    }

    @Test
    void onlySumsFilesBeyondTheLimit() throws IOException {
        LayerLister lister = new LayerLister(1, new JarReader());

        LayerListing layer = lister.read(new Tar()
                .file("a", bytes("1")).file("usr/lib/x/b", bytes("22")).file("usr/lib/y/c", bytes("333")).stream());

        assertThat(layer.files().get(1)).isEqualTo(new FileEntry("usr/…", FileEntry.Kind.SUM, 5, 0));
        assertThat(layer.files()).hasSize(2);
        assertThat(lister.summed()).isEqualTo(2);
    }
}
