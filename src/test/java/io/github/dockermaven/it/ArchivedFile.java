package io.github.dockermaven.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * An entry of a tar archive. Names have a char from U+0000 to U+00FF for each of their bytes, so that none is lost.
 *
 * @param path without {@code ./} before it and a slash after it, empty for the root
 * @param link what a link points to, else empty
 * @param entry what else is said of it
 * @param content of a file, else empty
 */
record ArchivedFile(String path, String link, TarArchiveEntry entry, byte[] content) {
    /** Reads an archive. */
    static List<ArchivedFile> all(byte[] archive) throws IOException {
        List<ArchivedFile> all = new ArrayList<>();
        try (TarFile tar = new TarFile(archive, StandardCharsets.ISO_8859_1.name())) {
            int end = 0;
            for (TarArchiveEntry entry : tar.getEntries()) {
                int start = (int) entry.getDataOffset();
                String headers = new String(archive, end, start - end, StandardCharsets.ISO_8859_1);
                end = start + (int) entry.getSize();
                try (InputStream content = tar.getInputStream(entry)) {
                    all.add(new ArchivedFile(
                            path(extended(headers, "path", entry.getName())),
                            extended(headers, "linkpath", entry.getLinkName()),
                            entry,
                            content.readAllBytes()));
                }
            }
        }
        return all;
    }

    /** The library takes what an extended header has for UTF-8. */
    private static String extended(String headers, String key, String plain) {
        Matcher record = Pattern.compile("\\d " + key + "=([^\n]*)\n").matcher(headers);
        return record.find() ? record.group(1) : plain;
    }

    private static String path(String name) {
        String path = name.replaceFirst("^\\./", "").replaceFirst("/$", "");
        return path.equals(".") ? "" : path;
    }
}
