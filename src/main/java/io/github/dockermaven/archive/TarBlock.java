package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an entry in a tar archive, in the forms v7, ustar (IEEE Std 1003.1-2017, {@code pax}) and GNU's.
 *
 * @param bytes all 512 bytes
 */
record TarBlock(byte[] bytes) {
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final byte[] USTAR = "ustar\00000".getBytes(StandardCharsets.US_ASCII);
    private static final int OCTAL = 8;

    /** Returns whether all bytes are zero, which marks the end of an archive. */
    boolean isEmpty() {
        return Arrays.equals(bytes, new byte[TarHeader.BLOCK]);
    }

    /** Returns whether the checksum is right. Some old programs added signed bytes. */
    boolean isHeader() {
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte each = CHECKSUM <= i && i < CHECKSUM + CHECKSUM_LENGTH ? (byte) ' ' : bytes[i];
            unsigned += each & 0xFF;
            signed += each;
        }
        try {
            long checksum = number(CHECKSUM, CHECKSUM_LENGTH);
            return checksum == unsigned || checksum == signed;
        } catch (TarException noNumber) {
            return false;
        }
    }

    /** Returns the letter of the entry's type. */
    char type() {
        return (char) (bytes[156] & 0xFF);
    }

    /** Returns the entry's name, with its prefix in ustar's form. */
    byte[] name() {
        byte[] name = text(0, 100);
        byte[] prefix =
                Arrays.equals(Arrays.copyOfRange(bytes, 257, 257 + USTAR.length), USTAR) ? text(345, 155) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    byte[] link() {
        return text(157, 100);
    }

    int mode() throws TarException {
        return (int) number(100, 8);
    }

    long uid() throws TarException {
        return number(108, 8);
    }

    long gid() throws TarException {
        return number(116, 8);
    }

    /** Returns the time of the last change, in seconds since 1970. */
    long time() throws TarException {
        return number(136, 12);
    }

    /** Returns the size of the content that follows, in bytes. */
    long size() throws TarException {
        return number(SIZE, SIZE_LENGTH);
    }

    private byte[] text(int offset, int length) {
        return text(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Returns the bytes before the first zero. */
    static byte[] text(byte[] field) {
        int end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        return Arrays.copyOf(field, end);
    }

    /** Returns a number of octal digits or, if the first bit is set, in GNU's binary form. */
    private long number(int offset, int length) throws TarException {
        if (bytes[offset] < 0) {
            return binary(offset, length);
        }
        String digits =
                new String(bytes, offset, length, StandardCharsets.ISO_8859_1).replaceAll("^[ \0]+|[ \0]+$", "");
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, OCTAL);
        } catch (NumberFormatException e) {
            throw new TarException("it is damaged, or no tar archive: a number in a header is malformed");
        }
    }

    private long binary(int offset, int length) throws TarException {
        long value = bytes[offset] & 0x7F;
        for (int i = 1; i < length; i++) {
            if (value >= 1L << (Long.SIZE - Byte.SIZE - 1)) {
                throw new TarException("it is damaged, or no tar archive: a number in a header is too large");
            }
            value = value << Byte.SIZE | bytes[offset + i] & 0xFF;
        }
        return value;
    }
}
