package io.github.dockermaven.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The central directory of a zip file, by which its entries are copied as they are
 * (<a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">ZIP file format</a>, sections 4.3.7 to 4.3.16). The
 * libraries of Java compress each anew, or change their order, which is that of a class path.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int RECORD_LENGTH = 46;
    private static final int OFFSET = 42;
    /** The values that stand for others in a record of the 64-bit format. */
    private static final int MANY = 0xffff;

    private static final long LARGE = 0xffffffffL;

    /** The bytes of the end record, a comment included. */
    private final byte[] end;

    private final List<Entry> entries;

    /** Where the first entry is: a script may be before it. */
    private final long begin;

    /**
     * An entry.
     *
     * @param record its bytes in the directory
     * @param offset where it is in the file
     * @param length how many bytes it has there, with its headers
     */
    record Entry(String name, byte[] record, long offset, long length) {}

    private ZipDirectory(byte[] end, List<Entry> entries, long begin) {
        this.end = end;
        this.entries = entries;
        this.begin = begin;
    }

    /** @throws ZipException if the file is no zip, or one of the 64-bit format */
    static ZipDirectory read(RandomAccessFile zip) throws IOException {
        return read(zip.length(), (offset, length) -> {
            byte[] bytes = new byte[length];
            zip.seek(offset);
            zip.readFully(bytes);
            return bytes;
        });
    }

    /** Returns that of a zip in memory. */
    static ZipDirectory read(byte[] zip) throws IOException {
        return read(zip.length, (offset, length) -> Arrays.copyOfRange(zip, (int) offset, (int) offset + length));
    }

    /** The bytes of a zip. */
    private interface Bytes {
        byte[] read(long offset, int length) throws IOException;
    }

    private static ZipDirectory read(long length, Bytes zip) throws IOException {
        byte[] end = end(length, zip);
        ByteBuffer fields = buffer(end);
        int count = fields.getShort(10) & MANY;
        long size = fields.getInt(12) & LARGE;
        long offset = fields.getInt(16) & LARGE;
        if (count == MANY || offset == LARGE) {
            throw new ZipException("it is a zip of the 64-bit format");
        }
        long directory = length - end.length - size;
        // With something before it, offsets may count from the zip's own begin.
        long base = directory - offset;
        List<Entry> entries = entries(zip.read(directory, (int) size), base, count);
        return new ZipDirectory(
                end,
                withLengths(entries, directory),
                entries.stream().mapToLong(Entry::offset).min().orElse(directory));
    }

    private static byte[] end(long all, Bytes zip) throws IOException {
        int length = (int) Math.min(all, END_LENGTH + LONGEST_COMMENT);
        byte[] tail = zip.read(all - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (buffer(tail).getInt(at) == END) {
                return Arrays.copyOfRange(tail, at, length);
            }
        }
        throw new ZipException("it is no zip");
    }

    private static List<Entry> entries(byte[] records, long base, int count) throws ZipException {
        ByteBuffer fields = buffer(records);
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + RECORD_LENGTH > records.length) {
                throw new ZipException("its directory is cut off");
            }
            int name = fields.getShort(at + 28) & MANY;
            int length = RECORD_LENGTH + name + (fields.getShort(at + 30) & MANY) + (fields.getShort(at + 32) & MANY);
            entries.add(new Entry(
                    new String(records, at + RECORD_LENGTH, name, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(records, at, at + length),
                    base + (fields.getInt(at + OFFSET) & LARGE),
                    0));
            at += length;
        }
        return entries;
    }

    /** Each reaches to the next one in the file, which may have another place in the directory. */
    private static List<Entry> withLengths(List<Entry> entries, long directory) {
        long[] offsets = entries.stream()
                .sorted(Comparator.comparingLong(Entry::offset))
                .mapToLong(Entry::offset)
                .toArray();
        return entries.stream()
                .map(entry -> {
                    int next = Arrays.binarySearch(offsets, entry.offset()) + 1;
                    long until = next < offsets.length ? offsets[next] : directory;
                    return new Entry(entry.name(), entry.record(), entry.offset(), until - entry.offset());
                })
                .toList();
    }

    List<Entry> entries() {
        return entries;
    }

    /** A zip that is written of entries of this one and of others. */
    final class Copy {
        private final FileChannel from;
        private final OutputStream out;
        private final ByteArrayOutputStream records = new ByteArrayOutputStream();
        private int count;
        private long written;

        Copy(RandomAccessFile zip, OutputStream out) throws IOException {
            this.from = zip.getChannel();
            this.out = out;
            bytes(0, begin);
        }

        /** Copies an entry as it is. */
        void entry(Entry entry) throws IOException {
            record(entry);
            bytes(entry.offset(), entry.length());
        }

        /** Copies an entry of another zip. */
        void entry(Entry entry, byte[] zip) throws IOException {
            record(entry);
            out.write(zip, (int) entry.offset(), (int) entry.length());
            written += entry.length();
        }

        private void record(Entry entry) {
            byte[] record = entry.record().clone();
            buffer(record).putInt(OFFSET, (int) written);
            records.writeBytes(record);
            count++;
        }

        private void bytes(long offset, long length) throws IOException {
            InputStream in = Channels.newInputStream(from.position(offset));
            byte[] buffer = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    throw new ZipException("it ends too early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            written += length;
        }

        /** Writes the directory. */
        void finish() throws IOException {
            byte[] last = end.clone();
            buffer(last)
                    .putShort(8, (short) count)
                    .putShort(10, (short) count)
                    .putInt(12, records.size())
                    .putInt(16, (int) written);
            records.writeTo(out);
            out.write(last);
        }
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
