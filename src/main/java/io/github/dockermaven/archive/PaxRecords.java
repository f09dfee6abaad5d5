package io.github.dockermaven.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The relevant records of an extended header, each {@code length key=value\n} (IEEE Std 1003.1-2017, {@code pax}, "pax
 * Extended Header").
 */
final class PaxRecords {
    static final String PATH = "path";
    static final String LINK = "linkpath";
    static final String SIZE = "size";
    static final String UID = "uid";
    static final String GID = "gid";
    /** The key of a sparse file's name, whose {@link #PATH} is an invented one (GNU tar). */
    static final String SPARSE_PATH = "GNU.sparse.name";

    private static final Set<String> KEYS = Set.of(PATH, LINK, SIZE, UID, GID, SPARSE_PATH);
    private static final int LONGEST_LENGTH = 8;

    private PaxRecords() {}

    /** Returns the values that are not empty, by their keys. */
    static Map<String, byte[]> read(byte[] header) throws TarException {
        Map<String, byte[]> records = new HashMap<>();
        int at = 0;
        while (at < header.length && header[at] != 0) {
            int space = indexOf(header, ' ', at, Math.min(header.length, at + LONGEST_LENGTH));
            int end = at + length(header, at, space);
            int equals = indexOf(header, '=', space + 1, Math.max(0, Math.min(header.length, end)));
            if (end > header.length || header[end - 1] != '\n') {
                throw malformed();
            }
            String key = new String(header, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            if (KEYS.contains(key) && equals + 1 < end - 1) {
                records.put(key, Arrays.copyOfRange(header, equals + 1, end - 1));
            }
            at = end;
        }
        return records;
    }

    /** Returns the number in a record, or another one if there is no such record. */
    static long number(Map<String, byte[]> records, String key, long other) throws TarException {
        byte[] value = records.get(key);
        try {
            return value == null ? other : Long.parseLong(new String(value, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static int length(byte[] header, int start, int end) throws TarException {
        try {
            return Integer.parseUnsignedInt(new String(header, start, end - start, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static int indexOf(byte[] header, char character, int start, int end) throws TarException {
        for (int i = start; i < end; i++) {
            if (header[i] == character) {
                return i;
            }
        }
        throw malformed();
    }

    private static TarException malformed() {
        return new TarException("it is damaged, or no tar archive: an extended header is malformed");
    }
}
