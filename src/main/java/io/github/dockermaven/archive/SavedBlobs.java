package io.github.dockermaven.archive;

import io.github.dockermaven.image.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What is in the archive in which an engine saves an image, as it is there: each time it saves the same one, it is the same. */
public final class SavedBlobs {
    private SavedBlobs() {}

    /**
     * The names of all files, by the digests of their contents.
     *
     * @param archive is read to its end and left open
     */
    public static Map<Digest, String> list(InputStream archive) throws IOException {
        Map<Digest, String> names = new HashMap<>();
        TarArchiveInputStream tar = tar(archive);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                DigestInputStream content = new DigestInputStream(tar, Digest.sha256());
                content.transferTo(OutputStream.nullOutputStream());
                Digest digest = Digest.ofHash(content.getMessageDigest().digest());
                names.putIfAbsent(digest, entry.getName());
            }
        }
        return names;
    }

    /**
     * One file's content.
     *
     * @param archive is closed with what is returned, or if the file cannot be found in it
     * @param name the file's
     */
    public static InputStream open(InputStream archive, String name) throws IOException {
        TarArchiveInputStream tar = tar(archive);
        try {
            skipTo(tar, name);
            return tar;
        } catch (IOException e) {
            try (tar) {
                throw e;
            }
        }
    }

    private static void skipTo(TarArchiveInputStream tar, String name) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && entry.getName().equals(name)) {
                return;
            }
        }
        throw new FileNotFoundException(name + " is not in the archive any more");
    }

    private static TarArchiveInputStream tar(InputStream archive) {
        return new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name());
    }
}
