package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredLayerTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Segment part) throws IOException {
        try (InputStream content = part.open()) {
            byte[] bytes = content.readAllBytes();
            assertThat(part.size()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    private static List<TarArchiveEntry> entries(byte[] tar) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8")) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    void writesWhatTheEntriesSay() throws IOException {
        Path jar = file("app.jar", bytes(1000));
        Layer layer = new Layer(
                List.of(
                        LayerEntry.file("work/app.jar", 04755, 1000, 2000, jar),
                        LayerEntry.folder("work", 01777, 7, 8),
                        LayerEntry.link("work/link", 0, 5, "../app.jar")),
                TIME);

        List<TarArchiveEntry> entries =
                entries(read(MeasuredLayer.of(layer, false, read -> {}).tar()));

        assertThat(entries).extracting(TarArchiveEntry::getName).containsExactly("work/", "work/app.jar", "work/link");
        assertThat(entries).extracting(entry -> entry.getMode() & 07777).containsExactly(01777, 04755, 0777);
        assertThat(entries).extracting(TarArchiveEntry::getLongUserId).containsExactly(7L, 1000L, 0L);
        assertThat(entries).extracting(TarArchiveEntry::getLongGroupId).containsExactly(8L, 2000L, 5L);
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME));
        assertThat(entries.get(0).isDirectory()).isTrue();
        assertThat(entries.get(1).getSize()).isEqualTo(1000);
        assertThat(entries.get(2).isSymbolicLink()).isTrue();
        assertThat(entries.get(2).getLinkName()).isEqualTo("../app.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "änderung.txt",
                "a/b",
                "100/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "a/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/b"
            })
    void keepsEachName(String name) throws IOException {
        Layer layer = new Layer(
                List.of(
                        LayerEntry.file(name, 0644, 0, 0, file("f", bytes(3))),
                        LayerEntry.folder("z" + name, 0755, 0, 0),
                        LayerEntry.link("zz", 0, 0, name)),
                TIME);

        List<TarArchiveEntry> entries =
                entries(read(MeasuredLayer.of(layer, false, read -> {}).tar()));

        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactlyInAnyOrder(name, "z" + name + "/", "zz");
        assertThat(entries).extracting(TarArchiveEntry::getLinkName).contains(name);
    }

    @Test
    void keepsNumbersThatAreTooLargeForUstar() throws IOException {
        Layer layer = new Layer(
                List.of(LayerEntry.folder("a", 0755, 3_000_000, 2_147_483_647)), Instant.ofEpochSecond(9_000_000_000L));

        TarArchiveEntry entry =
                entries(read(MeasuredLayer.of(layer, false, read -> {}).tar())).get(0);

        assertThat(entry.getLongUserId()).isEqualTo(3_000_000);
        assertThat(entry.getLongGroupId()).isEqualTo(2_147_483_647);
        assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(Instant.ofEpochSecond(9_000_000_000L));
    }

    @Test
    void writesNoExtendedHeaderWithoutNeed() throws IOException {
        Layer layer = new Layer(List.of(LayerEntry.folder("a", 0755, 0, 0)), TIME);

        assertThat(read(MeasuredLayer.of(layer, false, read -> {}).tar())).hasSize(3 * TarHeader.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 65535 - 1024, 65535, 200_000})
    void namesBothFormsByTheirDigests(int size) throws IOException {
        Layer layer = new Layer(List.of(LayerEntry.file("f", 0644, 0, 0, file("f", bytes(size)))), TIME);
        AtomicLong read = new AtomicLong();

        MeasuredLayer measured = MeasuredLayer.of(layer, true, read::addAndGet);

        byte[] tar = read(measured.tar());
        byte[] gzip = read(measured.gzipContent());
        assertThat(measured.diffId()).isEqualTo(Digest.of(tar));
        assertThat(measured.gzip().digest()).isEqualTo(Digest.of(gzip));
        assertThat(measured.gzip().size()).isEqualTo(gzip.length).isEqualTo(read.get());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(tar);
        assertThat(MeasuredLayer.of(layer, false, more -> {}).diffId()).isEqualTo(measured.diffId());
    }

    @Test
    void knowsTheGzipFormOfNothing() throws IOException {
        byte[] gzip = new StoredGzip(InputStream.nullInputStream(), 0).readAllBytes();

        assertThat(gzip).hasSize((int) StoredGzip.sizeOf(0));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEmpty();
    }

    @Test
    void dependsOnNothingButTheEntries() throws IOException {
        Path first = file("first", bytes(10));
        Path second = file("second", bytes(10));
        Files.setLastModifiedTime(second, FileTime.fromMillis(1));

        assertThat(MeasuredLayer.of(new Layer(List.of(LayerEntry.file("f", 0644, 0, 0, first)), TIME), false, n -> {})
                        .diffId())
                .isEqualTo(MeasuredLayer.of(
                                new Layer(List.of(LayerEntry.file("f", 0644, 0, 0, second)), TIME), false, n -> {})
                        .diffId());
    }

    @Test
    void namesTheFileThatHasChangedSinceItWasMeasured() throws IOException {
        Path same = file("same", bytes(5));
        Path changed = file("changed", bytes(10));
        MeasuredLayer layer = MeasuredLayer.of(
                new Layer(
                        List.of(
                                LayerEntry.file("a", 0644, 0, 0, same),
                                LayerEntry.file("b", 0644, 0, 0, changed),
                                LayerEntry.file("c", 0644, 0, 0, same)),
                        TIME),
                false,
                read -> {});
        byte[] other = bytes(10);
        other[3]++;

        Files.write(changed, other);
        assertThatThrownBy(() -> read(layer.tar()))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(changed
                        + " changed while the build context was read. Keep it from changing during the build, or list it in"
                        + " .dockerignore.");
        Files.write(changed, bytes(9));
        assertThatThrownBy(() -> read(layer.tar())).hasMessageStartingWith(changed + " became shorter");
        Files.write(changed, bytes(11));
        assertThatThrownBy(() -> read(layer.tar())).hasMessageStartingWith(changed + " became longer");
        Files.delete(changed);
        assertThatThrownBy(() -> read(layer.tar())).hasMessageStartingWith(changed + " vanished");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path missing = folder.resolve("missing");
        Layer layer = new Layer(List.of(LayerEntry.file("f", 0644, 0, 0, missing)), TIME);

        assertThatThrownBy(() -> MeasuredLayer.of(layer, false, read -> {}))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(missing + " vanished");
    }
}
