package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.io.BlockInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    /** Adds a header with a right checksum. */
    private TarReaderTest header(String name, char type, String size) {
        byte[] block = new TarHeader(name, TarHeader.FILE, 0644, 0, 0, 0, 0, "").bytes();
        block[156] = (byte) type;
        System.arraycopy(size.getBytes(StandardCharsets.ISO_8859_1), 0, block, 124, size.length());
        return block(block);
    }

    private TarReaderTest block(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xFF;
        }
        byte[] digits = String.format("%06o\0", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, block, 148, digits.length);
        archive.writeBytes(block);
        return this;
    }

    private TarReaderTest extended(char type, byte[] content) {
        header("extended", type, String.format("%011o", content.length));
        archive.writeBytes(content);
        archive.writeBytes(new byte[TarHeader.padding(content.length)]);
        return this;
    }

    private TarReaderTest extended(char type, String content) {
        return extended(type, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<TarReader.Entry> entries() throws IOException {
        return entries(new ByteArrayInputStream(archive.toByteArray()));
    }

    private static List<TarReader.Entry> entries(InputStream stream) throws IOException {
        List<TarReader.Entry> entries = new ArrayList<>();
        TarReader tar = new TarReader(stream);
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            entries.add(entry);
        }
        return entries;
    }

    private String name() throws IOException {
        return entries().get(0).name();
    }

    @Test
    void readsContentsAndWhatIsLeftOfThem() throws IOException {
        TarReader tar = new TarReader(
                new Tar().file("a", new byte[1000]).file("b", "content".getBytes(StandardCharsets.UTF_8)).stream());

        tar.next();
        assertThat(tar.readNBytes(10)).hasSize(10);
        assertThat(tar.next().name()).isEqualTo("b");
        assertThat(tar.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
        assertThat(tar.read()).isEqualTo(-1);
        assertThat(tar.next()).isNull();
    }

    @Test
    void keepsTheBytesOfNames() throws IOException {
        byte[] latin1 = "Pr\u00fcfung".getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = new TarHeader("x", TarHeader.LINK, 0777, 0, 0, 0, 0, "").bytes();
        System.arraycopy(latin1, 0, block, 0, latin1.length);
        System.arraycopy(latin1, 0, block, 157, latin1.length);
        block(block);
        archive.writeBytes(new TarHeader(FileName.decode(latin1), TarHeader.FILE, 0644, 0, 0, 0, 0, "").bytes());

        assertThat(entries()).extracting(TarReader.Entry::name).containsExactly("Pr\udcfcfung", "Pr\udcfcfung");
        assertThat(FileName.encode(entries().get(0).link())).isEqualTo(latin1);
    }

    @Test
    void readsWhatUstarHasNoRoomFor() throws IOException {
        extended(
                        'x',
                        "14 path=\u00fcber\n18 linkpath=a/b/c\n15 uid=3000000\n12 gid=4000\n16 comment=none\n"
                                + "12 size=600\n")
                .header("x", TarHeader.FILE, "00000000000");
        archive.writeBytes(new byte[1024]);
        header("after", TarHeader.FILE, "00000000000");

        assertThat(entries())
                .containsExactly(
                        new TarReader.Entry("\u00fcber", TarHeader.FILE, 0644, 3_000_000, 4000, 0, "a/b/c", 600),
                        new TarReader.Entry("after", TarHeader.FILE, 0644, 0, 0, 0, "", 0));
    }

    @Test
    void readsLongNamesOfGnu() throws IOException {
        extended('L', "long name\0").extended('K', "long link\0").header("short", TarHeader.LINK, "");

        assertThat(entries().get(0).name()).isEqualTo("long name");
        assertThat(entries().get(0).link()).isEqualTo("long link");
    }

    @Test
    void readsTheNameOfASparseFile() throws IOException {
        extended('x', "24 GNU.sparse.name=disk\n24 path=GNUSparseFile.1\n").header("x", TarHeader.FILE, "");

        assertThat(name()).isEqualTo("disk");
    }

    @Test
    void goesOverTheHolesOfASparseFile() throws IOException {
        byte[] sparse = new TarHeader("sparse", 'S', 0644, 0, 0, 3, 0, "").bytes();
        sparse[482] = 1;
        byte[] holes = new byte[512];
        holes[504] = 1;
        block(sparse);
        archive.writeBytes(holes);
        archive.writeBytes(new byte[512]);
        archive.writeBytes(new byte[512]);
        header("after", TarHeader.FILE, "");

        assertThat(entries()).extracting(TarReader.Entry::name).containsExactly("sparse", "after");
    }

    @Test
    void ignoresTheSizeOfWhatHasNoContent() throws IOException {
        header("folder", TarHeader.FOLDER, "00000001000").header("after", TarHeader.FILE, "");

        assertThat(entries()).extracting(TarReader.Entry::name).containsExactly("folder", "after");
    }

    @Test
    void knowsFoldersOfTheOldestForm() throws IOException {
        header("folder/", '\0', "").header("file", '\0', "");

        assertThat(entries()).extracting(TarReader.Entry::isFolder).containsExactly(true, false);
    }

    @Test
    void goesOverGlobalHeaders() throws IOException {
        extended('g', "13 comment=a\n").header("file", TarHeader.FILE, "");

        assertThat(name()).isEqualTo("file");
    }

    @Test
    void readsSizesInBinary() throws IOException {
        header("large", TarHeader.FILE, "\u0080\0\0\0\0\0\0\0\0\0\u0002\u0003");
        archive.writeBytes(new byte[1024]);

        assertThat(entries().get(0).size()).isEqualTo(515);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(chars = {'x', 'L', 'K'})
    void takesNoLongerHeaderThanGo(char type) {
        header("extended", type, String.format("%011o", (1 << 20) + 1));

        assertThatThrownBy(() -> entries(
                        new SequenceInputStream(new ByteArrayInputStream(archive.toByteArray()), new Endless())))
                .isInstanceOf(TarException.class)
                .hasMessage("it has an extended header of 1048577 bytes, but engines' limit is 1048576");
    }

    @Test
    void takesNoLongerPathThanLinux() throws IOException {
        String longest = "a/".repeat(2047) + "b";
        extended('L', longest).header("x", TarHeader.FILE, "");
        assertThat(name()).isEqualTo(longest);

        extended('L', "a/".repeat(20_000)).header("x", TarHeader.FILE, "");
        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it has a path of 40000 bytes, '" + "a/".repeat(30) + "…', but Linux's limit is 4095");
    }

    @Test
    void takesNoLongerLinkThanLinux() {
        extended('K', "\u001b[31m" + "a".repeat(5000)).header("x", TarHeader.LINK, "");

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it has a link's target of 5005 bytes, '?[31m" + "a".repeat(55)
                        + "…', but Linux's limit is 4095");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"00000001001", "77777777777"})
    void seesThatAFileIsNotWhole(String size) {
        header("cut", TarHeader.FILE, size);
        archive.writeBytes(new byte[512]);

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it is incomplete: it ends in the middle of a file");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "5 path=a\n",
                "99 path=a\n",
                "0 path=a\n",
                "path=a\n",
                "-8 path=a\n",
                "8 patha\n",
                "99999999999 path=a\n",
                "11 size=abc\n",
                "10 size=-\n"
            })
    void refusesExtendedHeadersThatAreNone(String records) {
        extended('x', records).header("x", TarHeader.FILE, "");

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it is damaged, or no tar archive: an extended header is malformed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0000000000x, a number in a header is malformed",
        "-0000000001, a number in a header is malformed",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff, a number in a header is too large"
    })
    void refusesNumbersThatAreNone(String size, String cause) {
        header("x", TarHeader.FILE, size);

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it is damaged, or no tar archive: " + cause);
    }

    @Test
    void refusesANegativeSize() {
        extended('x', "11 size=-1\n\0").header("x", TarHeader.FILE, "");

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it is damaged, or no tar archive: a file has a negative size");
    }

    @Test
    void refusesAnythingElse() {
        archive.writeBytes("<html>".repeat(200).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(this::entries)
                .isInstanceOf(TarException.class)
                .hasMessage("it is damaged, or no tar archive: the checksum of a header is wrong");
    }

    /** An endless stream, such as a small blob can decompress to. */
    private static final class Endless extends BlockInputStream {
        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'a');
            return length;
        }
    }
}
