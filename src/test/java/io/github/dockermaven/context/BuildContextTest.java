package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares permissions and symbolic links")
class BuildContextTest {
    private static final byte[] TEXT = "FROM scratch\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("two/deep"));
    }

    private void file(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private BuildContext context(String ignored) {
        return BuildContext.of(folder, IgnoreRules.parse(".dockerignore", ignored), folder.resolve("Dockerfile"), TEXT);
    }

    private static List<TarArchiveEntry> entries(byte[] tar) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static byte[] read(BuildContext context) throws IOException {
        try (InputStream in = context.open()) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(BuildContext context) throws IOException {
        return entries(read(context)).stream().map(TarArchiveEntry::getName).toList();
    }

    @Test
    void hasItsDockerfileAtTheUsualPlaceIfThatIsWanted() throws IOException {
        file("docker/other", "FROM scratch\n");
        file("Dockerfile", "another");
        BuildContext other = BuildContext.of(folder, IgnoreRules.none(), folder.resolve("docker/other"), TEXT);

        assertThat(names(other)).containsExactly("docker/other", "Dockerfile", "docker/");
        BuildContext usual = other.withUsualDockerfile();
        assertThat(names(usual)).containsExactly("Dockerfile", "docker/", "docker/other");
        assertThat(new String(read(usual), 512, TEXT.length, StandardCharsets.UTF_8))
                .isEqualTo("FROM scratch\n");
        assertThat(usual.exposesDockerfile("Docker*")).isTrue();
        assertThat(usual.exposesDockerfile("docker")).isFalse();
        BuildContext own = context("");
        assertThat(own.withUsualDockerfile()).isSameAs(own);
        assertThat(own.exposesDockerfile(".")).isFalse();
    }

    @Test
    void hasOneTimeForAll() throws IOException {
        file("a", "1");
        try (InputStream in = context("").open(Instant.ofEpochSecond(86_400))) {
            assertThat(entries(in.readAllBytes()))
                    .hasSize(2)
                    .allMatch(entry -> entry.getLastModifiedTime().toMillis() == 86_400_000);
        }
        try (InputStream in = context("").open(Instant.ofEpochSecond(-1))) {
            assertThat(in.readAllBytes()).isEqualTo(read(context("")));
        }
    }

    @Test
    void isWholeOfAFolderIfNoFileOfRulesLeavesAnythingOut() throws IOException {
        Path below = Files.createDirectories(folder.resolve("below"));

        assertThat(context("").isWholeOf(folder)).isTrue();
        assertThat(context("").isWholeOf(below)).isTrue();
        assertThat(context("").isWholeOf(temporary)).isFalse();
        assertThat(context("x").isWholeOf(folder)).isFalse();
    }

    @Nested
    class WithOtherFolders {
        private Path other;

        @BeforeEach
        void createOther() throws IOException {
            other = Files.createDirectories(temporary.resolve("assembled"));
            Files.createDirectories(other.resolve("lib"));
            Files.writeString(other.resolve("lib/a.jar"), "assembled");
            Files.writeString(other.resolve("app.jar"), "assembled");
        }

        private BuildContext with(String ignored) {
            return context(ignored).with(Map.of("maven", other));
        }

        @Test
        void hasThemInItsOrderWhateverIsIgnored() throws IOException {
            file("apps/x.jar", "1");
            file("zoo", "1");

            assertThat(names(with("**/*.jar\nmaven")))
                    .containsExactly(
                            "Dockerfile", "apps/", "maven/", "maven/app.jar", "maven/lib/", "maven/lib/a.jar", "zoo");
            assertThat(read(with(""))).isEqualTo(read(with("")));
        }

        @Test
        void showsThemInsteadOfWhatItHasOfTheirNames() throws IOException {
            file("maven/old.jar", "1");
            file("maven2", "1");

            assertThat(names(with("")))
                    .containsExactly(
                            "Dockerfile", "maven/", "maven/app.jar", "maven/lib/", "maven/lib/a.jar", "maven2");
            assertThat(with("").contains("maven/old.jar")).hasToString("is not in the context");
            assertThat(context("").contains("maven/old.jar").isPresent()).isTrue();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"maven", "maven/", "/maven/lib/a.jar", "maven/*.jar", "m*/lib", "x/../maven", "link/a.jar"})
        void findsSourcesInThemWhateverIsIgnored(String source) throws IOException {
            Files.createSymbolicLink(folder.resolve("link"), Path.of("maven/lib"));

            assertThat(with("*\n!link").contains(source)).hasToString("is in the context");
        }

        @Test
        void staysInOneFolderOfTheArchive() throws IOException {
            file("src", "1");

            assertThat(names(with("").inFolder("below", TEXT)))
                    .containsExactly(
                            "Dockerfile",
                            "below/",
                            "below/maven/",
                            "below/maven/app.jar",
                            "below/maven/lib/",
                            "below/maven/lib/a.jar",
                            "below/src");
        }

        @Test
        void findsAnotherNameForADockerfileWhereOneOfThemLies() throws IOException {
            file("maven/Dockerfile", "on disk");
            BuildContext context = BuildContext.of(folder, IgnoreRules.none(), folder.resolve("maven/Dockerfile"), TEXT)
                    .with(Map.of("maven", other));

            assertThat(names(context))
                    .startsWith(".docker-maven-plugin.Dockerfile", "maven/")
                    .doesNotContain("maven/Dockerfile");
        }
    }

    @Nested
    class WithAnOutputFolder {
        private BuildContext written(String ignored) {
            IgnoreRules rules = IgnoreRules.parse(".dockerignore", ignored)
                    .ignoring("the plugin", "target/docker", "*.tar")
                    .ignoring("the plugin", "target/docker", "*/*.tar")
                    .withOutput("target/docker");
            return BuildContext.of(folder, rules, folder.resolve("Dockerfile"), TEXT);
        }

        @Test
        void hasNothingOfFoldersThatAreThereForItAlone() throws IOException {
            file("src/A", "1");
            file("target/docker/image.tar", "1");
            file("target/docker/users/image.tar", "1");

            assertThat(names(written(""))).containsExactly("Dockerfile", "src/", "src/A");
            assertThat(written("").contains("target/docker")).hasToString("is not in the context");
            assertThat(written("").contains("target")).hasToString("is not in the context");
            assertThat(written("").matches("t*")).isEmpty();
        }

        @Test
        void hasWhatElseIsInThem() throws IOException {
            file("target/classes/A", "1");
            file("target/docker/image.tar", "1");
            file("target/docker/users/layers/A", "1");
            Files.createDirectory(folder.resolve("empty"));

            assertThat(names(written("")))
                    .containsExactly(
                            "Dockerfile",
                            "empty/",
                            "target/",
                            "target/classes/",
                            "target/classes/A",
                            "target/docker/",
                            "target/docker/users/",
                            "target/docker/users/layers/",
                            "target/docker/users/layers/A");
            assertThat(names(written("target"))).containsExactly("Dockerfile", "empty/");
            assertThat(written("").contains("target/docker/users").isPresent()).isTrue();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "target, ''",
            "target/*, target/",
            "target/docker, target/",
            "**/docker, target/",
            "target/docker/*, target/ target/docker/",
            "target/docker/users, target/ target/docker/",
            "**/own, target/ target/docker/ target/docker/users/",
            "*\\n!target, target/ target/docker/ target/docker/users/ target/docker/users/own"
        })
        void hasFoldersOfWhichTheUsersRulesLeaveNothing(String ignored, String seen) throws IOException {
            file("target/docker/image.tar", "1");
            file("target/docker/users/image.tar", "1");
            file("target/docker/users/own", "1");

            BuildContext context = written(ignored.replace("\\n", "\n"));
            assertThat(names(context)).containsExactlyElementsOf(List.of(("Dockerfile " + seen).split(" ")));
            assertThat(context.contains("target").isPresent()).isEqualTo(!seen.isEmpty());
        }

        @Test
        void hasNoFolderForAnExceptionThatNothingMatches() throws IOException {
            file("target/app.jar", "1");
            file("target/docker/image.tar", "1");

            assertThat(names(written("*\n!target/docker"))).containsExactly("Dockerfile");
        }
    }

    @Nested
    class InAFolder {
        @Test
        void hasADockerfileBesideTheFolder() throws IOException {
            file("Dockerfile", "on disk");
            file("a/b", "1");
            BuildContext context = context("Dockerfile").inFolder("below", TEXT);

            assertThat(names(context)).containsExactly("Dockerfile", "below/", "below/a/", "below/a/b");
            assertThat(context.dockerfileName()).isEqualTo("Dockerfile");
            assertThat(entries(read(context)).get(1).getMode() & 07777).isEqualTo(0755);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "., true",
            "./, true",
            "../, true",
            "a/.., true",
            "x/Dockerfile, true",
            "/x, true",
            "*/Docker*, true",
            "?, true",
            "[, true",
            "a, false",
            "Dockerfile, false",
            "x/*.jar, false",
            "x/Dockerfile/*, false"
        })
        void isNeededForASourceThatLeadsToAHiddenDockerfile(String source, boolean exposed) throws IOException {
            file("x/Dockerfile", "on disk");
            Path dockerfile = folder.resolve("x/Dockerfile");
            IgnoreRules rules = IgnoreRules.parse(".dockerignore", "x/D*");

            assertThat(BuildContext.of(folder, rules, dockerfile, TEXT).exposesDockerfile(source))
                    .isEqualTo(exposed);
            assertThat(BuildContext.of(folder, IgnoreRules.none(), dockerfile, TEXT)
                            .exposesDockerfile(source))
                    .isFalse();
        }

        @Test
        void isNeededForADockerfileFromElsewhere() {
            Path elsewhere = temporary.resolve("Dockerfile");
            BuildContext context = BuildContext.of(folder, IgnoreRules.none(), elsewhere, TEXT);

            assertThat(context.exposesDockerfile(".")).isTrue();
            assertThat(context.exposesDockerfile("*.jar")).isFalse();
        }
    }

    @Nested
    class Archive {
        @Test
        void hasTheDockerfileFirstAndTheRestSorted() throws IOException {
            file("Dockerfile", "on disk");
            file("a/b/c", "1");
            file("a.txt", "2");
            file("a-b", "3");
            file(".dockerignore", "");
            Files.createDirectory(folder.resolve("empty"));
            assertThat(names(context("")))
                    .containsExactly("Dockerfile", ".dockerignore", "a-b", "a.txt", "a/", "a/b/", "a/b/c", "empty/");
            assertThat(new String(read(context("")), 512, TEXT.length, StandardCharsets.UTF_8))
                    .isEqualTo("FROM scratch\n");
        }

        @Test
        void leavesOutWhatIsIgnoredButNotTheDockerfile() throws IOException {
            file("Dockerfile", "");
            file(".dockerignore", "");
            file("target/app.jar", "");
            file("target/classes/A.class", "");
            file("src/A.java", "");
            assertThat(names(context("*\n!target/*.jar"))).containsExactly("Dockerfile", "target/", "target/app.jar");
            assertThat(names(context("target"))).containsExactly("Dockerfile", ".dockerignore", "src/", "src/A.java");
        }

        @Test
        void isTheSameWheneverItIsMade() throws IOException {
            file("b", "1");
            file("a", "2");
            byte[] before = read(context(""));
            Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(1234567890123L));
            assertThat(read(context(""))).isEqualTo(before);
            assertThat(entries(before)).allSatisfy(entry -> {
                assertThat(entry.getLastModifiedTime().toMillis()).isZero();
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getLongGroupId()).isZero();
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
            });
        }

        @Test
        void keepsModesAndLinks() throws IOException {
            file("run.sh", "x");
            Files.setAttribute(folder.resolve("run.sh"), "unix:mode", 04755);
            Files.createDirectory(folder.resolve("d"));
            Files.setPosixFilePermissions(folder.resolve("d"), PosixFilePermissions.fromString("rwx------"));
            Files.createSymbolicLink(folder.resolve("link"), Path.of("d"));
            Files.createSymbolicLink(folder.resolve("gone"), Path.of("/no/such/ü"));
            List<TarArchiveEntry> entries = entries(read(context("")));
            assertThat(entries)
                    .extracting(TarArchiveEntry::getName)
                    .containsExactly("Dockerfile", "d/", "gone", "link", "run.sh");
            assertThat(entries)
                    .extracting(entry -> entry.getMode() & 07777)
                    .containsExactly(0644, 0700, 0777, 0777, 04755);
            assertThat(entries.get(2).getLinkName()).isEqualTo("/no/such/ü");
            assertThat(entries.get(3).isSymbolicLink()).isTrue();
            assertThat(entries.get(3).getLinkName()).isEqualTo("d");
        }

        @Test
        void skipsPipes() throws Exception {
            file("a", "");
            assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(names(context(""))).containsExactly("Dockerfile", "a");
            CopySourceResult check = context("").contains("pipe");
            assertThat(check.isPresent()).isFalse();
            assertThat(context("").matches("pipe")).isEmpty();
            assertThat(context("").explain("pipe", check))
                    .isEqualTo("is in the context " + folder + ", but it is a named pipe, and only files, folders and"
                            + " symbolic links can be copied. Make it a file, or correct the line.");
        }

        @Test
        void hasExtendedHeadersOnlyForNamesThatNeedThem() throws IOException {
            String ninetyNine = "n".repeat(99);
            String hundred = "n".repeat(100);
            file(ninetyNine, "");
            assertThat(new String(read(context("")), StandardCharsets.ISO_8859_1))
                    .doesNotContain("PaxHeaders");
            file(hundred, "");
            file("ü", "");
            byte[] tar = read(context(""));
            assertThat(new String(tar, StandardCharsets.ISO_8859_1)).contains("PaxHeaders");
            assertThat(entries(tar))
                    .extracting(TarArchiveEntry::getName)
                    .containsExactly("Dockerfile", ninetyNine, hundred, "ü");
            assertThat(new String(tar, 257, 8, StandardCharsets.US_ASCII)).isEqualTo("ustar\00000");
            assertThat((char) tar[156]).isEqualTo('0');
        }

        @Test
        void comesInPiecesOfAnySize() throws IOException {
            file("a", "x".repeat(200_000));
            byte[] whole = read(context(""));
            List<Byte> single = new ArrayList<>();
            try (InputStream in = context("").open()) {
                for (int b = in.read(); b >= 0; b = in.read()) {
                    single.add((byte) b);
                }
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(single).hasSize(whole.length);
            assertThat(whole.length % 512).isZero();
            assertThat(entries(whole).get(1).getSize()).isEqualTo(200_000);
        }

        @Test
        void isNotReadAheadOfItsReader() throws IOException {
            file("a", "1");
            file("b", "2");
            try (InputStream in = context("").open()) {
                in.readNBytes(1024);
                Files.delete(folder.resolve("b"));
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessage(folder.resolve("b")
                                + " vanished while the build context was read. Keep it from changing during the"
                                + " build, or list it in .dockerignore.");
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void reportsFilesThatChangeTheirSize(boolean grows) throws IOException {
            file("a", "x".repeat(300_000));
            try (InputStream in = context("").open()) {
                in.readNBytes(2048);
                if (grows) {
                    Files.writeString(folder.resolve("a"), "more", StandardOpenOption.APPEND);
                } else {
                    Files.writeString(folder.resolve("a"), "less");
                }
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessageContaining(folder.resolve("a") + " became " + (grows ? "longer" : "shorter"));
            }
        }

        @Test
        void ofAClosedStreamIsNoMore() throws IOException {
            InputStream in = context("").open();
            in.close();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
        }
    }

    @Nested
    class TheDockerfile {
        private String name(String path) {
            return BuildContext.of(folder, IgnoreRules.none(), folder.resolve(path), TEXT)
                    .dockerfileName();
        }

        @Test
        void keepsItsPathInTheContext() {
            assertThat(name("docker/../src/Dockerfile")).isEqualTo("src/Dockerfile");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../Dockerfile", "dö/Dockerfile"})
        void getsAnotherNameOutsideOrWhereItsOwnDoesNotFit(String path) throws IOException {
            assertThat(name(path)).isEqualTo(".docker-maven-plugin.Dockerfile");
            file(".docker-maven-plugin.Dockerfile", "taken");
            assertThat(name(path)).isEqualTo(".docker-maven-plugin.Dockerfile.1");
        }

        @Test
        void mayBeNoFile() throws IOException {
            file("Dockerfile", "another");
            BuildContext context = BuildContext.of(folder, IgnoreRules.none(), null, TEXT);
            assertThat(names(context)).containsExactly(".docker-maven-plugin.Dockerfile", "Dockerfile");
        }
    }

    @Test
    void doesNotLookIntoIgnoredFolders() throws IOException {
        file("target/x", "");
        file("a", "");
        ContextWalk walk =
                new ContextWalk(new ContextFolders(folder, IgnoreRules.parse("x", "target"), Map.of()), folder, "");
        Files.delete(folder.resolve("target/x"));
        Files.delete(folder.resolve("target"));
        assertThat(walk).toIterable().extracting(ContextEntry::path).containsExactly("a");
    }

    @Test
    void needsAFolder() throws IOException {
        file("a", "");
        assertThatThrownBy(() -> BuildContext.of(folder.resolve("a"), IgnoreRules.none(), null, TEXT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("a is not a folder. Create it");
        assertThatThrownBy(() -> BuildContext.of(folder.resolve("b"), IgnoreRules.none(), null, TEXT))
                .hasMessageContaining("b does not exist");
    }
}
