package io.github.dockermaven.context;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The names of files by their bytes on disk, independent of the JVM's locale. They are read as UTF-8, and a byte that
 * is not valid becomes a lone surrogate, U+DC80 to U+DCFF, from which {@link #encode} restores the byte: so two names
 * never become one, and each is written as it is on disk.
 */
public final class FileName {
    private static final char UNDECODABLE = '\uFFFD';
    /** The lone surrogate of a byte is this plus the byte. */
    private static final int ESCAPE = 0xDC00;

    private static final int FIRST_ESCAPE = 0xDC80;
    private static final int LAST_ESCAPE = 0xDCFF;
    private static final boolean UTF_8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

    private FileName() {}

    /** Returns the last name of a path. */
    public static String of(Path path) {
        String name = path.getFileName().toString();
        return isDecoded(name) ? name : decodeUri(lastName(rawPath(path)));
    }

    /** Returns a relative path, with {@code /} between folders. */
    public static String ofPath(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(FileName::of)
                .collect(Collectors.joining("/"));
    }

    /** Returns the target of a symbolic link, with {@code /} between folders. */
    public static String ofTarget(Path target) {
        String text = target.toString();
        if (isDecoded(text)) {
            return text.replace(target.getFileSystem().getSeparator(), "/");
        }
        String uri = rawPath(target.getFileSystem().getPath("/").resolve(target));
        String whole = uri.endsWith("/") && !text.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return decodeUri(target.isAbsolute() ? whole : whole.substring(1));
    }

    /** Returns whether a name is UTF-8 on disk. */
    public static boolean isUtf8(String name) {
        return indexOfEscape(name, 0) == name.length();
    }

    /** Returns the name with these bytes. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(UNDECODABLE) < 0 ? text : decodeEscaped(bytes);
    }

    private static String decodeEscaped(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        while (left.hasRemaining()) {
            CoderResult result = decoder.decode(left, text, true);
            for (int i = 0; result.isMalformed() && i < result.length(); i++) {
                text.put((char) (ESCAPE | left.get() & 0xFF));
            }
        }
        return text.flip().toString();
    }

    /** Returns the bytes of a name. */
    public static byte[] encode(String name) {
        int escape = indexOfEscape(name, 0);
        if (escape == name.length()) {
            return name.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        int start = 0;
        while (escape < name.length()) {
            bytes.writeBytes(name.substring(start, escape).getBytes(StandardCharsets.UTF_8));
            bytes.write(name.charAt(escape));
            start = escape + 1;
            escape = indexOfEscape(name, start);
        }
        bytes.writeBytes(name.substring(start).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Returns the position of the next lone surrogate of a byte, the name's length if there is none. */
    private static int indexOfEscape(String name, int start) {
        int at = start;
        while (at < name.length()) {
            int character = name.codePointAt(at);
            if (FIRST_ESCAPE <= character && character <= LAST_ESCAPE) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    /** Returns whether the JVM decoded a name without loss. */
    private static boolean isDecoded(String name) {
        return UTF_8 ? name.indexOf(UNDECODABLE) < 0 : name.chars().allMatch(c -> c < 0x80);
    }

    /** Returns the bytes of a path on disk, those that are not ASCII as {@code %XX}. */
    private static String rawPath(Path path) {
        return path.toUri().getRawPath();
    }

    private static String lastName(String uri) {
        String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private static String decodeUri(String uri) {
        byte[] raw = uri.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.write(HexFormat.fromHexDigits(new String(raw, i + 1, 2, StandardCharsets.US_ASCII)));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return decode(bytes.toByteArray());
    }
}
