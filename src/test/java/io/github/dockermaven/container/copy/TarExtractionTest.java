package io.github.dockermaven.container.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.archive.TarException;
import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarExtractionTest {
    @TempDir
    private Path temporary;

    private Path target;
    private Path outside;
    private final CopiedFiles copied = new CopiedFiles();

    @BeforeEach
    void make() throws IOException {
        target = Files.createDirectories(temporary.resolve("work/target"));
        outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "mine");
    }

    private void extract(String base, String name, byte[] archive) throws IOException {
        new TarExtraction(new TargetTree(target), base, name, copied).run(new ByteArrayInputStream(archive));
    }

    private void extract(TestTar archive) throws IOException {
        extract("log", "log", archive.whole());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> temporary.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesFilesFoldersAndLinks() throws IOException {
        extract(new TestTar()
                .folder("log", 0750)
                .file("log/a.txt", "hello")
                .hardLink("log/b.txt", "log/a.txt")
                .link("log/latest", "a.txt")
                .link("log/else", "/etc/hosts")
                .folder("log/closed", 0500)
                .file("log/closed/inside", "x"));

        assertThat(files())
                .containsExactly(
                        "outside/secret",
                        "work/target/log/a.txt",
                        "work/target/log/b.txt",
                        "work/target/log/closed/inside",
                        "work/target/log/else",
                        "work/target/log/latest");
        Path log = target.resolve("log");
        assertThat(log.resolve("a.txt")).hasContent("hello");
        assertThat(Files.isSameFile(log.resolve("a.txt"), log.resolve("b.txt"))).isTrue();
        assertThat(Files.readSymbolicLink(log.resolve("else"))).isEqualTo(Path.of("/etc/hosts"));
        assertThat(permissions(log)).isEqualTo("rwxr-x---");
        assertThat(permissions(log.resolve("closed"))).isEqualTo("r-x------");
        for (String each : List.of("", "a.txt", "closed")) {
            assertThat(Files.getLastModifiedTime(log.resolve(each)).toMillis()).isEqualTo(TestTar.TIME * 1000);
        }
        assertThat(copied.amount()).isEqualTo("5 files, 6 B");
        Files.setPosixFilePermissions(log.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void givesNoProgramTheRightsOfItsOwner() throws IOException {
        extract(new TestTar().entry("log", TarHeader.FILE, 06755, "", "#!/bin/sh"));

        assertThat((Integer) Files.getAttribute(target.resolve("log"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void givesTheRootAnotherName() throws IOException {
        extract(
                "log",
                "new",
                new TestTar().folder("log", 0755).file("log/log", "x").whole());

        assertThat(target.resolve("new/log")).hasContent("x");
    }

    @Test
    void putsWhatIsInAFolderIntoTheTarget() throws IOException {
        extract(".", ".", new TestTar().folder(".", 0711).file("./a", "x").whole());

        assertThat(target.resolve("a")).hasContent("x");
        assertThat(permissions(target)).isEqualTo("rwx--x--x");
    }

    @Test
    void replacesFilesAndLinksAsAWhole() throws IOException {
        Files.writeString(target.resolve("log"), "old and longer");
        Files.createLink(target.resolve("other"), target.resolve("log"));

        extract(new TestTar().file("log", "new"));

        assertThat(target.resolve("log")).hasContent("new");
        assertThat(target.resolve("other")).hasContent("old and longer");
    }

    /** What is a link to a file outside becomes a file, and that file stays as it is. */
    @Test
    void writesNoFileThroughALink() throws IOException {
        Files.createSymbolicLink(target.resolve("log"), outside.resolve("secret"));

        extract(new TestTar().file("log", "theirs"));

        assertThat(target.resolve("log")).hasContent("theirs");
        assertThat(outside.resolve("secret")).hasContent("mine");
    }

    static Stream<TestTar> archivesThatLeadOut() {
        return Stream.of(
                new TestTar().file("../outside/new", "x"),
                new TestTar().file("log/../../../outside/new", "x"),
                new TestTar().file("log/..", "x"),
                new TestTar().folder("..", 0777),
                new TestTar().folder("log/../..", 0777),
                new TestTar().file("/tmp/new", "x"),
                new TestTar().file("//tmp/new", "x"),
                new TestTar().file("other", "x"),
                new TestTar().file("log//new", "x"),
                new TestTar().file("log/./new", "x"),
                new TestTar().file("", "x"),
                new TestTar().folder("log", 0755).link("log/up", "/tmp").file("log/up/docker-maven-plugin-new", "x"),
                // A link that an earlier entry made, over another, in the place of a folder, and as the target.
                new TestTar()
                        .folder("log", 0755)
                        .link("log/up", "../../../outside")
                        .file("log/up/new", "x"),
                new TestTar().link("log", "../../outside").file("log/new", "x"),
                new TestTar().link("log", "../../outside").folder("log", 0777),
                new TestTar()
                        .folder("log", 0755)
                        .link("log/up", "../../../outside")
                        .folder("log/up", 0777),
                new TestTar()
                        .folder("log", 0755)
                        .link("log/up", "../../../outside")
                        .link("log/up/new", "/etc"),
                new TestTar()
                        .folder("log", 0755)
                        .link("log/up", "../../../outside")
                        .hardLink("log/mine", "log/up/secret"),
                new TestTar()
                        .folder("log", 0755)
                        .link("log/a", "../../../outside")
                        .link("log/b", "a")
                        .file("log/b/new", "x"),
                new TestTar()
                        .folder("log", 0755)
                        .folder("log/d", 0755)
                        .file("log/d/first", "x")
                        .link("log/d", "../../../outside")
                        .file("log/d/new", "x"),
                new TestTar().hardLink("log", "../../outside/secret"),
                new TestTar().hardLink("log", "/etc/passwd"),
                new TestTar().link("log", "../../outside/secret").hardLink("log", "log"),
                new TestTar()
                        .folder("log", 0755)
                        .link("log/s", "../../../outside/secret")
                        .hardLink("log/h", "log/s"));
    }

    @ParameterizedTest
    @MethodSource("archivesThatLeadOut")
    void writesNothingOutside(TestTar archive) throws IOException {
        assertThatThrownBy(() -> extract(archive)).isInstanceOf(DockerFailureException.class);
        assertThat(files().stream().filter(file -> !file.startsWith("work/target/")))
                .containsExactly("outside/secret");
        assertThat(outside.resolve("secret")).hasContent("mine");
    }

    @Test
    void saysWhatLeadsOut() {
        assertThatThrownBy(() -> extract(new TestTar().file("log/../\u001b[2Jx", "x")))
                .hasMessage(
                        "The archive has the path 'log/../?[2Jx', which leads out of what is copied. Nothing more is"
                                + " written: an engine makes no such archive.");
    }

    @Test
    void saysWhichLinkIsNotFollowed() {
        TestTar archive =
                new TestTar().folder("log", 0755).link("log/up", "/etc").file("log/up/new", "x");

        assertThatThrownBy(() -> extract(archive))
                .hasMessage(
                        target.resolve("log/up") + " is a link, and something is to be copied below it. Links are not"
                                + " followed: remove it, or copy to another folder.");
    }

    /** A link of the user's own below the target is no exception. */
    @Test
    void followsNoLinkThatWasThere() throws IOException {
        Files.createSymbolicLink(target.resolve("log"), outside);

        assertThatThrownBy(() -> extract(new TestTar().folder("log", 0755).file("log/new", "x")))
                .hasMessageContaining("is a link");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void replacesNoFolderByAFile() throws IOException {
        Files.createDirectories(target.resolve("log/kept"));

        assertThatThrownBy(() -> extract(new TestTar().file("log", "x")))
                .hasMessage(
                        target.resolve("log") + " is a folder, and a file of the container is to take its place. Remove"
                                + " it, or copy to another folder.");
        assertThatThrownBy(() -> extract(new TestTar().link("log", "x"))).hasMessageContaining("is a folder");
        assertThat(target.resolve("log/kept")).isDirectory();
    }

    @Test
    void replacesNoFileByAFolder() throws IOException {
        Files.writeString(target.resolve("log"), "kept");

        assertThatThrownBy(() -> extract(new TestTar().folder("log", 0755)))
                .hasMessageContaining("log is a file, and something is to be copied below it.");
        assertThat(target.resolve("log")).hasContent("kept");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 513, 1024, 1025})
    void leavesNoPartOfAFileOfWhichTheEndIsMissing(int missing) {
        TestTar archive =
                new TestTar().folder("log", 0755).file("log/first", "x").file("log/second", "y".repeat(2000));

        assertThatThrownBy(() -> extract("log", "log", archive.cut(missing)))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("it is incomplete: it ends ");
        assertThat(target.resolve("log/first")).hasContent("x");
        if (missing > 100) {
            assertThat(target.resolve("log")).isDirectoryNotContaining(file -> !file.endsWith("first"));
        }
    }

    @Test
    void copiesNoDevicesAndPipes() throws IOException {
        extract(new TestTar()
                .folder("log", 0755)
                .entry("log/null", '3', 0666, "", "")
                .entry("log/sda", '4', 0666, "", "")
                .entry("log/pipe", '6', 0666, "", ""));

        assertThat(target.resolve("log")).isEmptyDirectory();
        assertThat(copied.leftOut())
                .contains("Not copied, because it is a device, pipe or socket: log/null, and 2 more");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> extract(new TestTar().entry("log", 'S', 0666, "", "")))
                .hasMessageContaining("'log' of the unknown type 'S'");
    }

    @Test
    void saysWhichNameThisMachineCannotHave() {
        TestTar archive = new TestTar().folder("log", 0755).file("log/Pr\udcfcfung", "x");

        assertThatThrownBy(() -> extract(archive))
                .hasMessageStartingWith("A file cannot be named 'Pr")
                .hasMessageContaining("-Ddocker.cp.to=-");
    }

    @Test
    void makesNoFileOfAHardLinkToNothing() {
        TestTar archive = new TestTar().folder("log", 0755).hardLink("log/a", "log/" + TarReader.HARD_LINK);

        assertThatThrownBy(() -> extract(archive)).hasMessageContaining("which is no file that was copied");
    }
}
