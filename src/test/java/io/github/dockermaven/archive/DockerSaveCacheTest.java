package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.Gzip;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSaveCacheTest {
    private static final Digest KEY = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final BaseFile FOLDER = new BaseFile(Kind.FOLDER, 01777, 0, 0, "");
    private static final Manifest MANIFEST = new Manifest(
            new Descriptor(Descriptor.CONFIGURATION, KEY, 3), List.of(new Descriptor(Descriptor.GZIP_LAYER, OTHER, 4)));
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final DockerSaveImage IMAGE = new DockerSaveImage(FileTable.of(Map.of("tmp", FOLDER)), MANIFEST);

    @TempDir
    Path parent;

    private Path folder;
    private DockerSaveCache cache;

    @BeforeEach
    void create() {
        folder = parent.resolve("not/there");
        cache = new DockerSaveCache(folder);
    }

    private DockerSaveCache cacheAfter(Duration time) {
        return new DockerSaveCache(folder, Clock.fixed(NOW.plus(time), ZoneOffset.UTC));
    }

    private Path fileUsed(String name, Duration before) throws IOException {
        Path file = Files.createFile(Files.createDirectories(folder).resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(before)));
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void givesBackWhatWasWritten() {
        cache.write(KEY, IMAGE);

        DockerSaveImage found = cache.find(KEY).orElseThrow();
        assertThat(found.files().find("tmp")).contains(FOLDER);
        assertThat(found.files().find("tmp/a")).isEmpty();
        assertThat(found.manifest()).contains(MANIFEST);
        assertThat(found.layers(List.of(KEY))).isEqualTo(MANIFEST.layers());
        assertThat(cache.find(OTHER)).isEmpty();
    }

    @Test
    void givesBackThatThereIsNoManifest() {
        cache.write(KEY, new DockerSaveImage(FileTable.of(Map.of()), Optional.empty(), List.of(7L, 1L << 40)));

        DockerSaveImage found = cache.find(KEY).orElseThrow();
        assertThat(found.manifest()).isEmpty();
        assertThat(found.layers(List.of(KEY, OTHER)))
                .containsExactly(
                        new Descriptor(Descriptor.LAYER, KEY, 7), new Descriptor(Descriptor.LAYER, OTHER, 1L << 40));
    }

    @Test
    void hasNothingInTheBeginning() {
        assertThat(cache.find(KEY)).isEmpty();
    }

    @Test
    void takesATruncatedFileForNone() throws IOException {
        cache.write(KEY, IMAGE);
        byte[] whole = Files.readAllBytes(only());

        for (int length = 0; length < whole.length; length++) {
            Files.write(only(), Arrays.copyOf(whole, length));
            assertThat(cache.find(KEY)).as("%d bytes", length).isEmpty();
        }
    }

    @Test
    void takesADamagedFileForNoneAndWritesItAnew() throws IOException {
        cache.write(KEY, IMAGE);
        byte[] bytes = Files.readAllBytes(only());
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(only(), bytes);
        assertThat(cache.find(KEY)).isEmpty();

        cache.write(KEY, IMAGE);
        assertThat(cache.find(KEY)).isPresent();
    }

    @Test
    void takesAnotherFormatForNone() throws IOException {
        cache.write(KEY, IMAGE);
        byte[] content;
        try (GZIPInputStream stream = new GZIPInputStream(Files.newInputStream(only()))) {
            content = stream.readAllBytes();
        }
        content[3]++;
        Files.write(only(), Gzip.of(content));
        assertThat(cache.find(KEY)).isEmpty();

        Files.write(only(), Gzip.of(new byte[0]));
        assertThat(cache.find(KEY)).isEmpty();
    }

    @Test
    void doesWithoutAFolderThatCannotBe() throws IOException {
        Files.createFile(parent.resolve("not"));

        cache.write(KEY, IMAGE);

        assertThat(cache.find(KEY)).isEmpty();
        assertThat(parent.resolve("not")).isEmptyFile();
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Files.createDirectories(folder.resolve(KEY.hex()).resolve("in the way"));

        cache.write(KEY, IMAGE);

        assertThat(only()).isDirectory();
    }

    @Test
    void servesSeveralBuildsAtOnce() throws IOException {
        cache.write(KEY, IMAGE);

        List<CompletableFuture<Optional<DockerSaveImage>>> builds = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    new DockerSaveCache(folder).write(KEY, IMAGE);
                    return new DockerSaveCache(folder).find(KEY);
                }))
                .toList();

        assertThat(builds).allSatisfy(build -> assertThat(build.join()).isPresent());
        assertThat(only()).hasFileName(KEY.hex());
    }

    @Test
    void losesWhatWasNotUsedForNinetyDaysWhenAnotherIsWritten() {
        cacheAfter(Duration.ZERO).write(KEY, IMAGE);

        cacheAfter(Duration.ofDays(90)).write(OTHER, IMAGE);
        assertThat(folder.resolve(KEY.hex())).exists();

        cacheAfter(Duration.ofDays(90).plusSeconds(1)).write(OTHER, IMAGE);
        assertThat(folder.resolve(KEY.hex())).doesNotExist();
        assertThat(folder.resolve(OTHER.hex())).exists();
    }

    @Test
    void keepsWhatWasFoundMeanwhile() {
        cacheAfter(Duration.ZERO).write(KEY, IMAGE);
        assertThat(cacheAfter(Duration.ofDays(80)).find(KEY)).isPresent();

        cacheAfter(Duration.ofDays(170)).write(OTHER, IMAGE);

        assertThat(folder.resolve(KEY.hex())).exists();
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws IOException {
        Path file = fileUsed("notes.txt", Duration.ofDays(1000));
        Path parts = fileUsed("new-notes.txt", Duration.ofDays(1000));
        Path inside = Files.createDirectories(folder.resolve(OTHER.hex())).resolve("inside");
        Files.createFile(inside);
        Files.setLastModifiedTime(inside.getParent(), FileTime.from(Instant.EPOCH));

        cacheAfter(Duration.ZERO).write(KEY, IMAGE);

        assertThat(List.of(file, parts, inside))
                .allSatisfy(left -> assertThat(left).exists());
    }
}
