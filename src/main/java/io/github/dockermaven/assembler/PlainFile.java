package io.github.dockermaven.assembler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The distinction between files that ADD copies and archives that it unpacks, by their first bytes. */
final class PlainFile {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;
    private static final String GZIP = "1f8b08";
    /**
     * The magic numbers of bzip2, xz and zstd, whose second one is a frame to skip; only the engine examines their
     * content.
     */
    private static final Pattern COMPRESSED = Pattern.compile("(425a68|fd377a585a00|28b52ffd|5.2a4d18).*");

    private PlainFile() {}

    /**
     * Returns whether ADD copies the file: it is neither a tar nor compressed. A gzip file without a tar in it is
     * plain.
     *
     * @throws IOException if it cannot be read
     */
    static boolean is(Path file) throws IOException {
        byte[] start = start(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        String magic = HexFormat.of().formatHex(start, 0, Math.min(6, start.length));
        if (COMPRESSED.matcher(magic).matches()) {
            return false;
        }
        return !isTar(magic.startsWith(GZIP) ? unpackedStart(file) : start);
    }

    private static byte[] unpackedStart(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return start(new GZIPInputStream(content));
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    private static byte[] start(InputStream content) throws IOException {
        try (content) {
            return content.readNBytes(BLOCK);
        }
    }

    /**
     * Returns whether a block is a tar's header: its checksum is right, with signed or unsigned bytes, as in Go's
     * reader.
     */
    private static boolean isTar(byte[] block) {
        if (block.length < BLOCK) {
            return false;
        }
        String digits = new String(block, CHECKSUM, CHECKSUM_END - CHECKSUM, StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00 ]+", "");
        if (!digits.matches("[0-7]{1,8}")) {
            return false;
        }
        byte[] counted = block.clone();
        Arrays.fill(counted, CHECKSUM, CHECKSUM_END, (byte) ' ');
        int unsigned = 0;
        int signed = 0;
        for (byte b : counted) {
            unsigned += b & 0xFF;
            signed += b;
        }
        int checksum = Integer.parseInt(digits, 8);
        return checksum == unsigned || checksum == signed;
    }
}
