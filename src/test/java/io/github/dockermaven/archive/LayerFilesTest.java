package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.archive.BaseFile.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerFilesTest {
    private static final BaseFile FOLDER = new BaseFile(Kind.FOLDER, 0755, 0, 0, "");
    private static final BaseFile FILE = new BaseFile(Kind.OTHER, 0644, 0, 0, "");

    private static NavigableMap<String, BaseFile> image(Tar... layers) throws IOException {
        NavigableMap<String, BaseFile> image = new TreeMap<>();
        for (Tar layer : layers) {
            LayerFiles.read(layer.stream(), new PathBudget()).applyTo(image);
        }
        return image;
    }

    private static BaseFile link(String target) {
        return new BaseFile(Kind.LINK, 0777, 0, 0, target);
    }

    @Test
    void knowsKindModeOwnerAndTarget() throws IOException {
        Tar layer = new Tar()
                .folder("tmp/", 01777, 0, 0)
                .file("tmp/s", 04750, 12, 3_000_000)
                .link("bin", "usr/bin")
                .pipe("pipe");

        assertThat(image(layer))
                .isEqualTo(Map.of(
                        "tmp", new BaseFile(Kind.FOLDER, 01777, 0, 0, ""),
                        "tmp/s", new BaseFile(Kind.OTHER, 04750, 12, 3_000_000, ""),
                        "bin", link("usr/bin"),
                        "pipe", new BaseFile(Kind.OTHER, 0600, 0, 0, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "./a/b", "/a/b", "a//b", "a/./b", "../a/b", "a/x/../b"})
    void readsAnyFormOfAName(String name) throws IOException {
        assertThat(image(new Tar().folder("./").file(name))).isEqualTo(Map.of("a", FOLDER, "a/b", FILE));
    }

    @ParameterizedTest
    @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
    void readsLongNames(int mode) throws IOException {
        String name = "ü".repeat(300);

        assertThat(image(new Tar(mode).file(name).link("to", name))).isEqualTo(Map.of(name, FILE, "to", link(name)));
    }

    @Test
    void hasFoldersThatNoLayerLists() throws IOException {
        assertThat(image(new Tar().file("a/b/c"))).isEqualTo(Map.of("a", FOLDER, "a/b", FOLDER, "a/b/c", FILE));
    }

    @Test
    void keepsWhatIsInAFolderThatIsListedAgain() throws IOException {
        assertThat(image(new Tar().folder("a").file("a/b"), new Tar().folder("a/", 0700, 1, 2)))
                .isEqualTo(Map.of("a", new BaseFile(Kind.FOLDER, 0700, 1, 2, ""), "a/b", FILE));
    }

    @Test
    void keepsAFolderThatIsNotListedAgain() throws IOException {
        BaseFile tmp = new BaseFile(Kind.FOLDER, 01777, 0, 0, "");

        assertThat(image(new Tar().folder("tmp", 01777, 0, 0), new Tar().file("tmp/a")))
                .isEqualTo(Map.of("tmp", tmp, "tmp/a", FILE));
    }

    @Test
    void putsAnythingElseInAFoldersPlace() throws IOException {
        Tar folders = new Tar().file("a/b/c").file("b/c").file("a.b").file("a0");
        Tar others = new Tar().file("a").link("b", "a");

        assertThat(image(folders, others)).isEqualTo(Map.of("a", FILE, "b", link("a"), "a.b", FILE, "a0", FILE));
    }

    @Test
    void putsFoldersInTheirPlaceAgain() throws IOException {
        Tar others = new Tar().file("a").link("b", "c").file("c");
        Tar folders = new Tar().folder("a", 0700, 0, 0).file("b/x");

        assertThat(image(others, folders))
                .isEqualTo(Map.of("a", new BaseFile(Kind.FOLDER, 0700, 0, 0, ""), "b", FOLDER, "b/x", FILE, "c", FILE));
    }

    @Test
    void removesWhatAWhiteoutNames() throws IOException {
        Tar lower =
                new Tar().file("a/file").file("a/folder/x/y").file("a/folder.x").file("top");
        Tar upper = new Tar()
                .file("a/.wh.file")
                .file("a/.wh.folder")
                .file(".wh.top")
                .file("a/.wh.absent");

        assertThat(image(lower, upper)).isEqualTo(Map.of("a", FOLDER, "a/folder.x", FILE));
    }

    @Test
    void removesOnlyWhatLowerLayersHave() throws IOException {
        Tar lower = new Tar().file("a/old").file("b/old");
        Tar upper = new Tar()
                .file("a/new")
                .file("a/.wh..wh..opq")
                .file("b/new")
                .file(".wh.b")
                .folder("a");

        assertThat(image(lower, upper)).isEqualTo(Map.of("a", FOLDER, "a/new", FILE, "b", FOLDER, "b/new", FILE));
    }

    @Test
    void emptiesTheRoot() throws IOException {
        assertThat(image(new Tar().file("a/b"), new Tar().file(".wh..wh..opq").file("c")))
                .isEqualTo(Map.of("c", FILE));
    }

    @Test
    void skipsWhatEnginesKeepForThemselves() throws IOException {
        assertThat(image(new Tar()
                        .folder(".wh..wh.plnk")
                        .file(".wh..wh.plnk/1.2")
                        .file("./.wh..wh.aufs")))
                .isEmpty();
    }

    @Test
    void followsHardLinks() throws IOException {
        Tar layer = new Tar()
                .file("a/file", 0755, 0, 0)
                .link("a/link", "file")
                .hardLink("b/file", "./a/file", 0755)
                .hardLink("b/link", "/a/link", 0777)
                .hardLink("b/lost", "elsewhere", 0600);

        assertThat(image(layer))
                .containsEntry("b/file", new BaseFile(Kind.OTHER, 0755, 0, 0, ""))
                .containsEntry("b/link", link("file"))
                .containsEntry("b/lost", new BaseFile(Kind.OTHER, 0600, 0, 0, ""));
    }

    @Test
    void takesTheLastOfWhatOneLayerHasTwice() throws IOException {
        assertThat(image(new Tar().file("a/b").file("c").link("a", "c").folder("c", 0700, 0, 0)))
                .isEqualTo(Map.of("a", link("c"), "c", new BaseFile(Kind.FOLDER, 0700, 0, 0, "")));
    }

    @Test
    void doesNotGuessWhatEnginesDoInDifferentWays() {
        assertThatThrownBy(() -> image(new Tar().link("bin", "usr/bin").file("bin/x/y")))
                .isInstanceOf(TarException.class)
                .hasMessage("it has bin/x/y, though bin is no folder in it. Engines treat that differently");
    }

    @Test
    void takesDeepPathsAsFastAsOthers() throws IOException {
        String deep = "/a".repeat(1900);
        Tar layer = new Tar();
        for (int i = 0; i < 10; i++) {
            layer.file("x" + i + deep + "/file");
        }

        assertThat(image(layer)).hasSize(10 * 1902).containsEntry("x9" + deep, FOLDER);
    }

    @Test
    void keepsNoMorePathsThanFitInMemory() {
        Tar many = new Tar();
        for (int i = 0; i < 100; i++) {
            many.file("file" + i);
        }

        assertThatThrownBy(() -> LayerFiles.read(many.stream(), new PathBudget(10_000)))
                .isInstanceOf(TarException.class)
                .hasMessage("it has more or deeper folders and files than this plugin reads: their paths are longer"
                        + " than"
                        + " 10000 bytes together");
    }

    @Test
    void countsFoldersThatNoLayerLists() throws IOException {
        LayerFiles lower = LayerFiles.read(new Tar().file("x" + "/a".repeat(40)).stream(), new PathBudget(2_000));
        LayerFiles upper = LayerFiles.read(new Tar().file("x" + "/a".repeat(40)).stream(), new PathBudget(10_000));

        upper.applyTo(new TreeMap<>());
        assertThatThrownBy(() -> lower.applyTo(new TreeMap<>())).isInstanceOf(TarException.class);
    }
}
