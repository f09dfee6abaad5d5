package io.github.dockermaven.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class ZipEntriesTest {
    private static final String LONG = "the same again and again, ".repeat(10_000);

    /** As archivers write it that can go back: the lengths are before the contents. */
    private static byte[] withLengths(int method, String... entries) throws IOException {
        SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                ZipArchiveEntry entry = new ZipArchiveEntry(entries[i]);
                entry.setMethod(method);
                zip.putArchiveEntry(entry);
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(bytes.array(), (int) bytes.size());
    }

    private static Map<String, String> read(byte[] bytes, String skipped) throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        try (ZipEntries zip = new ZipEntries(new ByteArrayInputStream(bytes))) {
            for (String name = zip.next(); name != null; name = zip.next()) {
                read.put(
                        name,
                        name.equals(skipped) ? "" : new String(zip.content().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }

    @Test
    void readsAndSkipsEntriesOfEveryForm() throws IOException {
        for (byte[] zip : new byte[][] {
            TestLayers.jar("a", LONG, "b/c", "short", "d", LONG),
            withLengths(ZipArchiveEntry.DEFLATED, "a", LONG, "b/c", "short", "d", LONG),
            withLengths(ZipArchiveEntry.STORED, "a", LONG, "b/c", "short", "d", LONG)
        }) {
            assertThat(read(zip, "none"))
                    .containsExactly(Map.entry("a", LONG), Map.entry("b/c", "short"), Map.entry("d", LONG));
            assertThat(read(zip, "a")).containsEntry("b/c", "short").containsEntry("d", LONG);
        }
    }

    @Test
    void readsAnEmptyZip() throws IOException {
        assertThat(read(TestLayers.jar(), "none")).isEmpty();
    }

    @Test
    void reportsWhatIsNoZipOrEndsTooEarly() throws IOException {
        byte[] whole = withLengths(ZipArchiveEntry.STORED, "a", LONG, "b", "short");

        assertThatThrownBy(() -> read("no zip at all, but some text".getBytes(StandardCharsets.UTF_8), "none"))
                .isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 1000), "a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(new byte[0], "none")).isInstanceOf(ZipException.class);
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.write(whole, 0, LONG.length() + 40);
        assertThatThrownBy(() -> read(cut.toByteArray(), "a")).isInstanceOf(IOException.class);
    }
}
