package io.github.dockermaven.context;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names of files as they are on disk, in UTF-8, even where the JVM runs in a locale that cannot decode them. */
final class FileName {
    private static final char UNDECODABLE = '\uFFFD';

    private FileName() {}

    /** The last name of a path. */
    static String of(Path path) {
        String name = path.getFileName().toString();
        if (name.indexOf(UNDECODABLE) < 0) {
            return name;
        }
        String uri = path.toUri().getRawPath();
        String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return decode(bare.substring(bare.lastIndexOf('/') + 1));
    }

    /** What a symbolic link points to, with {@code /} between folders. */
    static String ofTarget(Path target) {
        String text = target.toString();
        if (text.indexOf(UNDECODABLE) < 0) {
            return text.replace(target.getFileSystem().getSeparator(), "/");
        }
        String uri = target.getFileSystem().getPath("/").resolve(target).toUri().getRawPath();
        return decode(target.isAbsolute() ? uri : uri.substring(1));
    }

    /** The names of a URI's path are the bytes on disk. */
    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
