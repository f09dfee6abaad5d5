package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With this JDK's own {@code jlink}, of the one module that takes the shortest. It is linked once, and the tests take it from
 * where it is kept then.
 */
@EnabledOnOs(OS.LINUX)
class LinkedRuntimeTest {
    private static final List<String> SMALL = List.of("java.base");

    @TempDir
    static Path kept;

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private final RuntimeLocks locks = new RuntimeLocks();

    @BeforeAll
    static void linkIt(@TempDir Path first) {
        RecordedProgress progress = new RecordedProgress();
        LinkedRuntime.in(new ContextFolder(first, first.resolve("target"), first, progress), kept, new RuntimeLocks())
                .provide(RuntimeModules.given(SMALL));
        assertThat(progress.lines())
                .singleElement()
                .asString()
                .matches("Linked target/runtime: Java \\d+\\S*, modules: 1, \\d\\d\\.\\d MB in .*");
    }

    private LinkedRuntime in(String own) {
        return in(own, kept);
    }

    private LinkedRuntime in(String own, Path cache) {
        return LinkedRuntime.in(new ContextFolder(folder, folder.resolve(own), folder, progress), cache, locks);
    }

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                stream.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }

    private static DockerfileOptions options(String user, List<String> modules, String... copy) {
        return TestOptions.from(null).linked(modules).user(user).copy(copy).options();
    }

    @Test
    void hasWhatJavaNeeds() throws IOException {
        CopiedFile copied = in("target/docker").provide(RuntimeModules.given(SMALL));

        Path root = folder.resolve("target/docker/runtime");
        assertThat(copied).isEqualTo(new CopiedFile("target/docker/runtime/", "/"));
        assertThat(root.resolve("opt/java/bin/java")).isExecutable();
        assertThat(root.resolve("opt/java/lib/security/cacerts"))
                .hasSameBinaryContentAs(Path.of(System.getProperty("java.home"), "lib/security/cacerts"));
        assertThat(root.resolve("etc/passwd")).content().contains("nonroot:x:65532:65532:");
        assertThat(root.resolve("etc/nsswitch.conf")).content().contains("hosts: files dns");
        assertThat(Files.getAttribute(root.resolve("tmp"), "unix:mode")).isEqualTo(0041777);
        assertThat(progress.lines())
                .singleElement()
                .asString()
                .matches("Reused target/docker/runtime: Java \\d+\\S*, modules: 1, \\d\\d\\.\\d MB in .*");
    }

    /** Where it cannot be kept, too. */
    @Test
    void isTheSameWhenItIsLinkedAnew() throws IOException {
        in("first").provide(RuntimeModules.given(SMALL));
        in("second", Files.createFile(folder.resolve("file"))).provide(RuntimeModules.given(SMALL));

        assertThat(done()).containsExactly("Reused", "Linked");
        assertThat(contents("second")).isEqualTo(contents("first"));
        assertThat(folder.resolve("second/runtime.record"))
                .hasSameTextualContentAs(folder.resolve("first/runtime.record"));
    }

    /** As modules of a reactor do that are built with {@code -T}. */
    @Test
    void isLinkedOnceByTwoAtTheSameTime() throws Exception {
        List<String> modules = List.of("java.base", "jdk.net");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<CopiedFile> each : threads.invokeAll(List.<Callable<CopiedFile>>of(
                    () -> in("first").provide(RuntimeModules.given(modules)),
                    () -> in("second").provide(RuntimeModules.given(modules))))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(done()).containsExactlyInAnyOrder("Linked", "Reused");
        assertThat(contents("second")).isEqualTo(contents("first"));
        in("first").provide(RuntimeModules.given(SMALL));
        assertThat(folder.resolve("first/runtime.record")).content().contains("\nmodules java.base\n");
        assertThat(done()).endsWith("Reused");
    }

    @Test
    void isLeftAloneIfAChangedApplicationNeedsTheSame() {
        in("target").provide(new RuntimeModules("one", false, () -> SMALL));
        in("target").provide(new RuntimeModules("other", false, () -> SMALL));
        in("target").provide(new RuntimeModules("other", false, () -> {
            throw new AssertionError("is known");
        }));

        assertThat(done()).containsExactly("Reused", "Unchanged", "Unchanged");
        assertThat(folder.resolve("target/runtime.record")).content().contains("\napplication other\n");
    }

    @Test
    void saysWhatToDoIfItsRecordCannotBeDeleted() throws IOException {
        Path record = folder.resolve("target/runtime.record");
        Files.createDirectories(record.resolve("of somebody else"));

        assertThatThrownBy(() -> in("target").provide(RuntimeModules.given(SMALL)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(record + " cannot be deleted: java.nio.file.DirectoryNotEmptyException: " + record
                        + ". Delete it yourself, and check that you may write in its folder.");
    }

    @Test
    void isMadeAnewAfterALinkThatFailed() throws IOException {
        in("target").provide(RuntimeModules.given(SMALL));
        assertThatThrownBy(() -> in("target").provide(RuntimeModules.given(List.of("java.none"))))
                .isInstanceOf(DockerFailureException.class);
        assertThat(folder.resolve("target/runtime.record")).doesNotExist();

        in("target").provide(RuntimeModules.given(SMALL));

        assertThat(done()).containsExactly("Reused", "Reused");
    }

    /** What a cache of a CI system unpacks. */
    @ParameterizedTest
    @ValueSource(strings = {"opt/java/bin/java", "tmp", "opt/java/lib"})
    void isMadeAnewIfPermissionsWereLost(String lost) throws IOException {
        in("target").provide(RuntimeModules.given(SMALL));
        Map<String, String> whole = contents("target");
        Files.setPosixFilePermissions(
                folder.resolve("target/runtime").resolve(lost), PosixFilePermissions.fromString("rwx------"));

        in("target").provide(RuntimeModules.given(SMALL));

        assertThat(done()).containsExactly("Reused", "Reused");
        assertThat(contents("target")).isEqualTo(whole);
    }

    @Test
    void isMadeAnewIfFilesAreMissingOrCut() throws IOException {
        in("target").provide(RuntimeModules.given(SMALL));
        Files.delete(folder.resolve("target/runtime/etc/group"));
        in("target").provide(RuntimeModules.given(SMALL));
        Files.writeString(folder.resolve("target/runtime/etc/group"), "");
        in("target").provide(RuntimeModules.given(SMALL));
        new RootFolder(folder.resolve("target/runtime")).clear();
        Files.delete(folder.resolve("target/runtime"));
        in("target").provide(RuntimeModules.given(SMALL));

        assertThat(done()).containsExactly("Reused", "Reused", "Reused", "Reused");
    }

    /** As certificates do whose package is installed after the first build. */
    @Test
    void isMadeAnewIfTheSystemHasMoreToTake() throws IOException {
        in("target").provide(RuntimeModules.given(SMALL));
        Path record = folder.resolve("target/runtime.record");
        Files.writeString(record, Files.readString(record).replaceAll("(?m)^file .*/cacerts\n", ""));

        in("target").provide(RuntimeModules.given(SMALL));

        assertThat(done()).containsExactly("Reused", "Reused");
    }

    @Test
    void showsWhatJlinkSays() {
        assertThatThrownBy(() -> in("target").provide(RuntimeModules.given(List.of("java.none"))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching("(?s).*/bin/jlink cannot link java\\.none:\n.*java\\.none.*\n"
                        + "Correct docker\\.modules, or remove docker\\.runtime and name a base image that has Java in"
                        + " docker\\.from\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "0:0", "nonroot", "root:65532"})
    void takesUsersThatAreThere(String user) {
        assertThat(LinkedRuntime.checked(options(user, SMALL), Optional.empty(), folder)
                        .user())
                .contains(user);
    }

    @Test
    void refusesAUserThatIsNotThere() {
        assertThatThrownBy(() -> LinkedRuntime.checked(options("app", SMALL), Optional.empty(), folder))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "user 'app' is not in the image: with runtime jlink it has root and nonroot. Write a number, for"
                                + " example 65532:65532, or name a base image in docker.from that has the user.");
    }

    @ParameterizedTest
    @CsvSource({"65532:65532, 65532", "nonroot:root, 65532", "1000, 1000"})
    void givesItsUserWhatNotEverybodyMayRead(String user, String owner) throws IOException {
        Path jar = jar("one.txt");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-------"));
        Path key = Files.createFile(folder.resolve("key.jks"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(privateFiles(user)).isEqualTo(new PrivateFiles(owner, Set.of("app.jar", "/key.jks")));
        assertThat(privateFiles("root:65532").sources()).isEmpty();
    }

    private PrivateFiles privateFiles(String user) {
        DockerfileOptions options = LinkedRuntime.checked(
                options(user, SMALL, "/key.jks:/keys/", "app.jar:/again/"), Optional.empty(), folder);
        BuildContext context = BuildContext.of(folder, IgnoreRules.none(), null, new byte[0]);
        return PrivateFiles.give(Application.ofJar("app.jar", "app.jar", List.of("-jar", "app.jar")), options, context)
                .privateFiles();
    }

    @Test
    void givesTheUsersVariablesPrecedence() {
        assertThat(LinkedRuntime.env(Map.of("LANG", "ko_KR.UTF-8")))
                .containsEntry("LANG", "ko_KR.UTF-8")
                .containsEntry("JAVA_HOME", "/opt/java");
    }

    /** The first word of each line that was said. */
    private List<String> done() {
        return progress.lines().stream()
                .map(line -> line.replaceFirst("[: ].*", ""))
                .toList();
    }

    /** What a layer has of each file. */
    private Map<String, String> contents(String own) {
        Path root = folder.resolve(own).resolve("runtime");
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.forEach(file -> contents.put(root.relativize(file).toString(), describe(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    private static String describe(Path file) {
        try {
            String mode = Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)
                    .toString();
            if (Files.isSymbolicLink(file)) {
                return mode + " " + Files.readSymbolicLink(file);
            }
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
            return Files.isDirectory(file) ? mode : mode + " " + Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
