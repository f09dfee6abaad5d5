package io.github.dockermaven.archive;

import io.github.dockermaven.image.Digest;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of base images, kept in a folder, because an engine takes seconds to tell it. Several builds may use the
 * folder at once: a file is there whole or not at all. No error comes of it: what cannot be kept is read again.
 */
public final class SavedImageCache {
    private static final Logger LOGGER = LoggerFactory.getLogger(SavedImageCache.class);

    /** What a file begins with: to be changed with every change of what follows, {@link BaseFile.Kind} included. */
    private static final int FORMAT = 0x444D_4201;

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    public SavedImageCache(Path folder) {
        this.folder = folder;
    }

    /**
     * What was written under this key. A file that is damaged, which the checksum in its end tells, or was written by another
     * version is as good as none.
     */
    public Optional<SavedImage> find(Digest key) {
        try (InputStream file = Files.newInputStream(file(key));
                InputStream stream = new GZIPInputStream(file, BUFFER)) {
            ByteBuffer content = ByteBuffer.wrap(stream.readAllBytes());
            if (content.remaining() < Integer.BYTES || content.getInt() != FORMAT) {
                throw new IOException("another format");
            }
            return Optional.of(SavedImage.read(content));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.debug("{} cannot be used: {}", file(key), e.toString());
            return Optional.empty();
        }
    }

    /** Keeps what is known of an image under a key that no other image has. */
    public void write(Digest key, SavedImage image) {
        try {
            Files.createDirectories(folder);
            Path made = Files.createTempFile(folder, "new", null);
            try {
                try (DataOutputStream stream = new DataOutputStream(
                        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(made), BUFFER), BUFFER))) {
                    stream.writeInt(FORMAT);
                    image.write(stream);
                }
                Files.move(made, file(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            LOGGER.debug("{} cannot be written: {}", file(key), e.toString());
        }
    }

    private Path file(Digest key) {
        return folder.resolve(key.hex());
    }
}
