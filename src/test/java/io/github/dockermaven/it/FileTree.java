package io.github.dockermaven.it;

import io.github.dockermaven.context.FileName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files, folders and symbolic links of any names, also of those that Java cannot write in the user's locale. */
public final class FileTree {
    private static final String LINK = " -> ";

    private FileTree() {}

    /**
     * Makes them by tar(1); a file's content is its path.
     *
     * @param folder made, too, if it is not there
     * @param paths {@code a/b} a file, {@code a/} a folder, {@code a -> b} a link; U+DC80 to U+DCFF are bytes that are not
     *     UTF-8
     */
    public static void make(Path folder, List<String> paths) throws IOException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder("tar", "-x", "-o", "-f", "-", "-C", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream archive = process.getOutputStream()) {
            write(paths, archive);
        }
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("tar ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted in tar", e);
        }
    }

    private static void write(List<String> paths, OutputStream archive) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, StandardCharsets.ISO_8859_1.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        for (String path : paths) {
            String[] names = bytes(path).split(LINK);
            boolean isLink = names.length > 1;
            byte[] content = isLink || path.endsWith("/") ? new byte[0] : FileName.encode(path);
            TarArchiveEntry entry =
                    isLink ? new TarArchiveEntry(names[0], TarConstants.LF_SYMLINK) : new TarArchiveEntry(names[0]);
            entry.setLinkName(isLink ? names[1] : "");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    /** Returns a name with a char from U+0000 to U+00FF for each of its bytes. */
    static String bytes(String name) {
        return new String(FileName.encode(name), StandardCharsets.ISO_8859_1);
    }

    /** Returns the name that has such bytes. */
    static String name(String bytes) {
        return FileName.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Deletes a folder, because {@code mvn clean} cannot where names are not UTF-8. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
