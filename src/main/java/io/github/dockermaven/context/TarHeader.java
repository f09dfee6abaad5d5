package io.github.dockermaven.context;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header of an entry in a tar archive: POSIX ustar, preceded by an extended header (pax) only for values that do
 * not fit (IEEE Std 1003.1-2017, {@code pax}, "ustar Interchange Format" and "pax Header Block"). The same entry gives
 * the same bytes on every machine.
 *
 * @param path without a slash at either end, as {@link FileName} returns it
 * @param type one of the constants
 * @param mode permissions with the set-user-ID, set-group-ID and sticky bits
 * @param uid owner
 * @param gid group
 * @param size bytes of content that follow
 * @param time seconds since 1970
 * @param link the target of a link, as {@link FileName} returns it, else empty
 */
public record TarHeader(String path, char type, int mode, int uid, int gid, long size, long time, String link) {
    public static final int BLOCK = 512;
    /** The length of {@link #sizedBytes}: the extended header's header, its record, and the header itself. */
    public static final int SIZED = 3 * BLOCK;

    public static final char FILE = '0';
    public static final char LINK = '2';
    public static final char FOLDER = '5';

    private static final char EXTENDED = 'x';
    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    /** The largest values of the fields of 7 and 11 octal digits. */
    private static final int LARGEST_ID = 07777777;

    private static final long LARGEST = 077777777777L;

    /** Returns the header of a file that belongs to root and that everybody may read. */
    public static TarHeader file(String path, long size) {
        return new TarHeader(path, FILE, 0644, 0, 0, size, 0, "");
    }

    /** Returns the number of bytes that fill a content's last block. */
    public static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    public byte[] bytes() {
        String name = type == FOLDER ? path + "/" : path;
        return bytes(name, extended(name));
    }

    /**
     * Returns the header in {@link #SIZED} bytes whatever the size, for a path that fits ustar: the size is in its
     * extended header.
     */
    public byte[] sizedBytes() {
        return bytes(path, Map.of("size", Long.toString(size)));
    }

    private byte[] bytes(String name, Map<String, String> extended) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK);
        if (!extended.isEmpty()) {
            byte[] records = records(extended);
            bytes.writeBytes(new TarHeader("PaxHeaders/entry", EXTENDED, 0644, 0, 0, records.length, 0, "")
                    .block("PaxHeaders/entry"));
            bytes.writeBytes(records);
            bytes.writeBytes(new byte[padding(records.length)]);
        }
        bytes.writeBytes(block(name));
        return bytes.toByteArray();
    }

    /** Returns the fields that do not fit ustar, in the order of their names. */
    private Map<String, String> extended(String name) {
        Map<String, String> extended = new TreeMap<>();
        if (!isAscii(name) || name.length() > NAME && split(name) < 0) {
            extended.put("path", name);
        }
        if (!isAscii(link) || link.length() > NAME) {
            extended.put("linkpath", link);
        }
        put(extended, "uid", uid, LARGEST_ID);
        put(extended, "gid", gid, LARGEST_ID);
        put(extended, "size", size, LARGEST);
        put(extended, "mtime", time, LARGEST);
        return extended;
    }

    private static void put(Map<String, String> extended, String field, long value, long largest) {
        if (value > largest) {
            extended.put(field, Long.toString(value));
        }
    }

    /** Returns the records, each as {@code length key=value\n}, whose length counts itself. */
    private static byte[] records(Map<String, String> extended) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        extended.forEach((key, value) -> {
            byte[] record = FileName.encode(" " + key + "=" + value + "\n");
            int length = record.length + 1;
            while (length != record.length + Integer.toString(length).length()) {
                length++;
            }
            records.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
            records.writeBytes(record);
        });
        return records.toByteArray();
    }

    private byte[] block(String name) {
        byte[] block = new byte[BLOCK];
        int slash = name.length() > NAME ? split(name) : -1;
        text(block, 0, NAME, name.substring(slash + 1));
        number(block, 100, 7, mode);
        number(block, 108, 7, Math.min(uid, LARGEST_ID));
        number(block, 116, 7, Math.min(gid, LARGEST_ID));
        number(block, 124, 11, Math.min(size, LARGEST));
        number(block, 136, 11, Math.min(time, LARGEST));
        block[156] = (byte) type;
        text(block, 157, NAME, link);
        text(block, 257, 6, "ustar");
        text(block, 263, 2, "00");
        number(block, 329, 7, 0);
        number(block, 337, 7, 0);
        text(block, 345, PREFIX, name.substring(0, Math.max(slash, 0)));
        checksum(block);
        return block;
    }

    /**
     * Returns the slash at which a long name is split into prefix and name, and which is in neither; -1 if there is
     * none.
     */
    private static int split(String name) {
        int slash = name.lastIndexOf('/', Math.min(PREFIX, name.length() - 2));
        return slash <= 0 || name.length() - slash - 1 > NAME ? -1 : slash;
    }

    private static void checksum(byte[] block) {
        text(block, CHECKSUM, CHECKSUM_LENGTH, " ".repeat(CHECKSUM_LENGTH));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        number(block, CHECKSUM, 6, sum);
        block[CHECKSUM + 6] = 0;
    }

    /** Writes as much as fits; characters other than ASCII's are in the extended header. */
    private static void text(byte[] block, int offset, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
    }

    private static void number(byte[] block, int offset, int digits, long value) {
        String octal = Long.toOctalString(value);
        text(block, offset, digits, "0".repeat(digits - octal.length()) + octal);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > 0 && c < 0x80);
    }
}
