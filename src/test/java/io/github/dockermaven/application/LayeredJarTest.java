package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredJarTest {
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final String FIX = ". Package it with Spring Boot 2.3 or newer and layers enabled"
            + " (<layers><enabled>true</enabled></layers> of spring-boot-maven-plugin), or write <layout>jar</layout>.";

    @TempDir
    Path temporary;

    private final Map<String, String> entries = new LinkedHashMap<>();
    private Path jar;
    private Path folder;

    @BeforeEach
    void aLayeredJar() {
        jar = temporary.resolve("app.jar");
        folder = temporary.resolve("target/docker/layers");
        manifest("Main-Class: " + LAUNCHER, "Spring-Boot-Layers-Index: BOOT-INF/layers.idx");
        entries.put("BOOT-INF/", "");
        entries.put("org/springframework/boot/loader/launch/JarLauncher.class", "launcher");
        entries.put("BOOT-INF/classes/A.class", "a");
        entries.put("BOOT-INF/lib/library.jar", "library");
        entries.put("BOOT-INF/layers.idx", """
                - "dependencies":
                  - "BOOT-INF/lib/"
                - "spring-boot-loader":
                  - "org/"
                - "snapshot-dependencies":
                - "application":
                  - "BOOT-INF/"
                  - "META-INF/"
                """);
    }

    private void manifest(String... lines) {
        entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n");
    }

    private LayeredJar read() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return LayeredJar.read(jar);
    }

    @Test
    void readsNoIndexThatUnpacksToMoreThanOneCanHave() {
        entries.put("BOOT-INF/layers.idx", "\n".repeat(9 << 20));

        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("BOOT-INF/layers.idx of " + jar
                        + " has more than 8388608 bytes, which no such file has. Build" + " the jar anew.");
    }

    @Test
    void readsNoManifestThatUnpacksToMoreThanOneCanHave() {
        manifest("X: " + "\n ".repeat(5 << 20));

        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("META-INF/MANIFEST.MF of " + jar + " has more than 8388608 bytes");
    }

    private LayoutResult layOut() throws IOException {
        return read().layOut(folder);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isStartedByItsOwnMainClass() throws IOException {
        manifest(
                "Main-Class: org.springframework.boot.loader.JarLauncher",
                "Spring-Boot-Layers-Index: BOOT-INF/layers.idx");
        assertThat(read().start()).containsExactly("org.springframework.boot.loader.JarLauncher");
    }

    @Test
    void laysEachLayerOutInAFolderOfItsOwn() throws IOException {
        assertThat(layOut())
                .isEqualTo(new LayoutResult(List.of("dependencies", "spring-boot-loader", "application"), 5, 0));
        assertThat(files())
                .containsExactly(
                        "application/BOOT-INF/classes/A.class",
                        "application/BOOT-INF/layers.idx",
                        "application/META-INF/MANIFEST.MF",
                        "dependencies/BOOT-INF/lib/library.jar",
                        "spring-boot-loader/org/springframework/boot/loader/launch/JarLauncher.class");
        assertThat(folder.resolve("dependencies/BOOT-INF/lib/library.jar")).hasContent("library");
    }

    @Test
    void givesAllFilesAndFoldersOneTime() throws IOException {
        layOut();
        entries.put("BOOT-INF/classes/A.class", "b");
        layOut();

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).allSatisfy(path -> assertThat(Files.getLastModifiedTime(path))
                    .isEqualTo(FileTime.fromMillis(0)));
        }
    }

    @Test
    void letsEverybodyReadWhateverTheUmaskIs() throws IOException {
        layOut();
        Path library = folder.resolve("dependencies/BOOT-INF/lib/library.jar");
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(library.getParent(), PosixFilePermissions.fromString("rwx------"));

        layOut();

        assertThat(Files.getPosixFilePermissions(library)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Files.getPosixFilePermissions(library.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void writesOnlyWhatHasChanged() throws IOException {
        layOut();
        Path library = folder.resolve("dependencies/BOOT-INF/lib/library.jar");
        Object before = Files.getAttribute(library, "unix:ctime");
        entries.put("BOOT-INF/classes/A.class", "b");

        LayoutResult again = layOut();

        assertThat(again.written()).isEqualTo(1);
        assertThat(again.removed()).isZero();
        assertThat(folder.resolve("application/BOOT-INF/classes/A.class")).hasContent("b");
        assertThat(Files.getAttribute(library, "unix:ctime")).isEqualTo(before);
        assertThat(layOut().written()).isZero();
    }

    @Test
    void comparesFilesToTheirEnd() throws IOException {
        entries.put("BOOT-INF/classes/A.class", "a".repeat(200_000));
        layOut();
        for (String next : List.of("a".repeat(200_001), "a".repeat(65_536), "a".repeat(65_535) + "b", "")) {
            entries.put("BOOT-INF/classes/A.class", next);
            assertThat(layOut().written()).isEqualTo(1);
            assertThat(folder.resolve("application/BOOT-INF/classes/A.class")).hasContent(next);
        }
    }

    @Test
    void removesWhatIsNoLongerInTheJar() throws IOException {
        entries.put("BOOT-INF/classes/old/B.class", "b");
        layOut();
        Files.createDirectories(folder.resolve("old-layer/x"));
        entries.remove("BOOT-INF/classes/old/B.class");

        assertThat(layOut().removed()).isEqualTo(4);
        assertThat(folder.resolve("application/BOOT-INF/classes/old")).doesNotExist();
        assertThat(folder.resolve("old-layer")).doesNotExist();
    }

    @Test
    void replacesAFileByAFolderAndAFolderByAFile() throws IOException {
        entries.put("BOOT-INF/classes/x", "file");
        entries.put("BOOT-INF/classes/y/z", "file");
        layOut();
        entries.remove("BOOT-INF/classes/x");
        entries.remove("BOOT-INF/classes/y/z");
        entries.put("BOOT-INF/classes/x/z", "file");
        entries.put("BOOT-INF/classes/y", "file");
        layOut();

        assertThat(files()).contains("application/BOOT-INF/classes/x/z", "application/BOOT-INF/classes/y");
    }

    @Test
    void neverFollowsASymbolicLink() throws IOException {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("A.class"), "kept");
        Files.createDirectories(folder.resolve("application/BOOT-INF"));
        Files.createSymbolicLink(folder.resolve("application/BOOT-INF/classes"), elsewhere);
        Files.createSymbolicLink(folder.resolve("dependencies"), elsewhere);

        layOut();

        assertThat(kept).hasContent("kept");
        assertThat(elsewhere).isDirectoryContaining(file -> file.equals(kept));
        assertThat(folder.resolve("application/BOOT-INF/classes/A.class")).hasContent("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "BOOT-INF/../../../x",
                "/etc/passwd",
                "..",
                "BOOT-INF/..",
                "a//b",
                "./x",
                "..\\x",
                "C:/x",
                "c:x",
                "BOOT-INF/\n/../x"
            })
    void refusesAnEntryThatLeadsOutOfItsFolder(String name) throws IOException {
        entries.put(name, "evil");
        LayeredJar read = read();

        assertThatThrownBy(() -> read.layOut(folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Entry '" + name.replace('\n', '?') + "' of " + jar
                        + " would be written outside of its folder. Find out what"
                        + " packaged the jar so, and do not use it.");
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/classes/..a", "BOOT-INF/classes/a..", "BOOT-INF/classes/...", "BOOT-INF/a:b"})
    void takesNamesThatOnlyLookSo(String name) throws IOException {
        entries.put(name, "good");
        layOut();
        assertThat(folder.resolve("application").resolve(name)).hasContent("good");
    }

    @Test
    void saysWhichEntryIsInNoLayer() throws IOException {
        entries.put("added/later.txt", "x");
        LayeredJar read = read();

        assertThatThrownBy(() -> read.layOut(folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Entry 'added/later.txt' of " + jar + " is in no layer of its layers.idx, so something added"
                                + " it after the jar was packaged. Add it before spring-boot-maven-plugin's repackage, or write"
                                + " <layout>jar</layout>.");
    }

    @Test
    void saysThatAJarIsNotLayered() {
        manifest("Main-Class: Main");
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The layout 'layers' needs a layered Spring Boot jar, and " + jar
                        + " has no layers.idx: its manifest has no Spring-Boot-Layers-Index" + FIX);
    }

    @Test
    void saysThatTheIndexIsNotInTheJar() {
        entries.remove("BOOT-INF/layers.idx");
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The layout 'layers' needs a layered Spring Boot jar, and " + jar
                        + " has no layers.idx: its manifest names BOOT-INF/layers.idx, which is not in it" + FIX);
    }

    @Test
    void namesTheJarOfAMalformedIndex() {
        entries.put("BOOT-INF/layers.idx", "nonsense");
        assertThatThrownBy(this::read)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("BOOT-INF/layers.idx of " + jar + " is malformed: line 1 is 'nonsense'");
    }

    @Test
    void saysThatAFileIsNoJar() throws IOException {
        Files.writeString(jar, "text");
        assertThatThrownBy(() -> LayeredJar.read(jar))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(jar + " cannot be read as a jar: ")
                .hasMessageEndingWith("Build it anew with 'mvn package'.");
    }

    @Test
    void saysWhatCannotBeWritten() throws IOException {
        LayeredJar read = read();
        Files.createDirectories(temporary.resolve("target"));
        Files.writeString(temporary.resolve("target/docker"), "a file in the folder's place");

        assertThatThrownBy(() -> read.layOut(folder))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(" cannot be written: ");
    }
}
