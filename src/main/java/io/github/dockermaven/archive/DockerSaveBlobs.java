package io.github.dockermaven.archive;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Blobs that are copied out of the archive in which an engine saves an image. In Docker's own form, names do not
 * identify them: so each file of a fitting size is copied while it is read, and kept if its digest is one of those
 * required.
 */
public final class DockerSaveBlobs implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<Digest, AtomicFile> files = new HashMap<>();

    /** @param folder where the copies are until this is closed; created if it is missing */
    public DockerSaveBlobs(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the required blobs that the archive has.
     *
     * @param archive is read up to the last of them, and left open
     * @throws IOException if the archive cannot be read
     * @throws DockerExecutionException if a copy cannot be written
     */
    public void copy(InputStream archive, Collection<Descriptor> required) throws IOException {
        Map<Digest, Long> sizes = new HashMap<>();
        required.forEach(blob -> sizes.put(blob.digest(), blob.size()));
        TarReader tar = new TarReader(archive);
        TarReader.Entry entry = tar.next();
        while (entry != null) {
            if (sizes.containsValue(entry.size())) {
                copy(tar, sizes);
            }
            entry = sizes.isEmpty() ? null : tar.next();
        }
    }

    private void copy(InputStream content, Map<Digest, Long> required) throws IOException {
        AtomicFile file = newFile();
        boolean kept = false;
        try {
            Digest digest = write(content, file);
            kept = required.remove(digest) != null;
            if (kept) {
                files.put(digest, file);
            }
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    private AtomicFile newFile() {
        try {
            return AtomicFile.in(folder);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Digest write(InputStream content, AtomicFile file) throws IOException {
        MessageDigest digest = Digest.sha256();
        OutputStream target = file.stream();
        byte[] chunk = new byte[BUFFER];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            digest.update(chunk, 0, count);
            try {
                target.write(chunk, 0, count);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
        return Digest.ofHash(digest.digest());
    }

    private DockerExecutionException unwritable(IOException e) {
        return new DockerExecutionException(
                "Layers of a base image cannot be kept in " + folder + " while they are pushed: " + e
                        + ". Check that you may write there and that the disk is not full.",
                e);
    }

    /** Returns whether the blob was copied. */
    public boolean has(Digest blob) {
        return files.containsKey(blob);
    }

    /** Opens the copy of a blob that {@link #has} reports. */
    public InputStream open(Digest blob) throws IOException {
        return Files.newInputStream(files.get(blob).path());
    }

    /** Deletes the copies. */
    @Override
    public void close() {
        for (AtomicFile file : files.values()) {
            try {
                file.close();
            } catch (IOException e) {
                // It is deleted when Maven ends.
            }
        }
        files.clear();
    }
}
