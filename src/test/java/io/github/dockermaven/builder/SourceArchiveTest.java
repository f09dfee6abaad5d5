package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar of which {@code docker build - < FILE} makes an image: it finds the Dockerfile only under that very name. */
class SourceArchiveTest {
    private static final String NAME = "users-1.0-docker.tar";

    @TempDir
    private Path context;

    @BeforeEach
    void addAJar() throws IOException {
        Files.createDirectories(context.resolve("target/docker"));
        Files.writeString(context.resolve("target/app.jar"), "jar");
    }

    /** Writes an archive, and returns its files with what they have. */
    private Map<String, String> written(CheckedBuild build) throws IOException {
        SourceArchive archive = new SourceArchive(build, NAME);
        assertThat(archive.write(new RecordedProgress())).isEqualTo(Files.size(archive.file()));
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(archive.file());
                TarArchiveInputStream tar = new TarArchiveInputStream(file, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    @Test
    void hasTheDockerfileAndWhatIsNotIgnored() throws IOException {
        Files.writeString(context.resolve(".dockerignore"), "secret\n.dockerignore\n");
        Files.writeString(context.resolve("secret"), "s");

        assertThat(written(TestBuild.in(context).of("FROM a\nCOPY . /\n")))
                .containsExactly(Map.entry("Dockerfile", "FROM a\nCOPY . /\n"), Map.entry("target/app.jar", "jar"));
    }

    @Test
    void isTheSameFromTheSameFilesAndHasNoEarlierOneInIt() throws IOException {
        CheckedBuild build = TestBuild.in(context).of("FROM a\nCOPY . /\n");

        written(build);
        byte[] first = Files.readAllBytes(context.resolve("target/docker").resolve(NAME));
        assertThat(written(build)).containsOnlyKeys("Dockerfile", "target/app.jar");
        assertThat(Files.readAllBytes(context.resolve("target/docker").resolve(NAME)))
                .isEqualTo(first);
    }

    @Test
    void hasADockerfileOfAnotherPlaceUnderTheUsualName() throws IOException {
        CheckedBuild build = TestBuild.in(context)
                .from(context.resolve("target/docker/Dockerfile"))
                .of("FROM a\nCOPY target/*.jar /\n");

        assertThat(written(build)).containsEntry("Dockerfile", "FROM a\nCOPY target/*.jar /\n");
    }

    @Test
    void copiesNoDockerfileThatTheBuildWouldNotCopy() throws IOException {
        Files.writeString(context.resolve(".dockerignore"), "Dockerfile\n.dockerignore\n");

        assertThat(written(TestBuild.in(context).of("FROM a\nCOPY . /\n")))
                .containsExactly(
                        Map.entry(
                                "Dockerfile",
                                "FROM scratch AS build-context\nCOPY build-context /\nFROM a\nCOPY --from=build-context"
                                        + " . /\n"),
                        Map.entry("build-context/target/app.jar", "jar"));
    }

    @Test
    void copiesAFileOfTheUsualNameThatIsNotTheDockerfile() throws IOException {
        Files.writeString(context.resolve("Dockerfile"), "another");
        CheckedBuild build =
                TestBuild.in(context).from(context.resolve("other")).of("FROM a\nCOPY Dockerfile /\n");

        assertThat(written(build))
                .containsEntry("build-context/Dockerfile", "another")
                .containsEntry("build-context/other", "FROM a\nCOPY Dockerfile /\n")
                .hasEntrySatisfying("Dockerfile", text -> assertThat(text).contains("COPY --from=build-context"));
    }

    @Test
    void namesTheOptionsThatItsBuildNeeds() throws IOException {
        BuildOptions options = BuildOptions.of(
                Map.of("A", "secret", "UNUSED", "x"),
                false,
                Optional.of("run"),
                List.of("linux/arm64"),
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(new SourceArchive(TestBuild.in(context).with(options).of("FROM a AS run\nARG A\nFROM b\n"), NAME)
                        .options())
                .containsExactly("--target run", "--platform linux/arm64", "--build-arg A");
        assertThat(new SourceArchive(TestBuild.in(context).of("FROM a\n"), NAME).options())
                .isEmpty();
    }

    @Test
    void isThereAsAWholeOrNotAtAll() throws IOException {
        CheckedBuild build = TestBuild.in(context).of("FROM a\nCOPY . /\n");
        SourceArchive archive = new SourceArchive(build, NAME);
        Files.createDirectories(archive.file().resolve("folder"));

        assertThatThrownBy(() -> archive.write(new RecordedProgress()))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(archive.file() + " cannot be written: ")
                .hasMessageEndingWith(". Check the folder's rights and the space on its disk.");
        assertThat(context.resolve("target/docker/built")).isEmptyDirectory();
    }
}
