package io.github.dockermaven.archive;

import io.github.dockermaven.image.Digest;
import io.github.dockermaven.io.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of base images, kept in a folder, because an engine takes seconds to tell it. Several builds may use the
 * folder at once: a file is there whole or not at all. No error comes of it: what cannot be kept is read again. A file's time
 * says when it was used last, and each new one makes those go that were not for long.
 */
public final class DockerSaveCache {
    private static final Logger LOGGER = LoggerFactory.getLogger(DockerSaveCache.class);

    /** What a file begins with: to be changed with every change of what follows, {@link BaseFile.Kind} included. */
    private static final int FORMAT = 0x444D_4202;

    private static final int BUFFER = 1 << 16;
    /** A file of more bytes, unpacked, was not written here. */
    private static final int LONGEST = 512 << 20;

    /** Bases are replaced by newer ones for good, and what is read again in vain costs seconds. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Clock clock;

    public DockerSaveCache(Path folder) {
        this(folder, Clock.systemUTC());
    }

    DockerSaveCache(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What was written under this key. A file that is damaged, which the checksum in its end tells, or was written by another
     * version is as good as none.
     */
    public Optional<DockerSaveImage> find(Digest key) {
        try (InputStream file = Files.newInputStream(file(key));
                InputStream stream = new GZIPInputStream(file, BUFFER)) {
            ByteBuffer content = ByteBuffer.wrap(stream.readNBytes(LONGEST));
            if (content.remaining() < Integer.BYTES || content.getInt() != FORMAT) {
                throw new IOException("another format");
            }
            DockerSaveImage image = DockerSaveImage.read(content);
            used(file(key));
            return Optional.of(image);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOGGER.debug("{} cannot be used: {}", file(key), e.toString());
            return Optional.empty();
        }
    }

    /** Keeps what is known of an image under a key that no other image has. */
    public void write(Digest key, DockerSaveImage image) {
        try (AtomicFile made = AtomicFile.in(folder)) {
            try (DataOutputStream stream = new DataOutputStream(
                    new BufferedOutputStream(new GZIPOutputStream(made.stream(), BUFFER), BUFFER))) {
                stream.writeInt(FORMAT);
                image.write(stream);
            }
            used(made.path());
            made.commit(file(key));
        } catch (IOException e) {
            LOGGER.debug("{} cannot be written: {}", file(key), e.toString());
        }
        removeUnused();
    }

    private void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOGGER.debug("{} does not tell that it is used: {}", file, e.toString());
        }
    }

    private void removeUnused() {
        Instant now = clock.instant();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (ENTRY.matcher(name).matches()) {
                    removeIfBefore(now.minus(KEPT), file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.debug("{} cannot be tidied: {}", folder, e.toString());
        }
    }

    private static void removeIfBefore(Instant limit, Path file) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.debug("{} stays, though nobody uses it: {}", file, e.toString());
        }
    }

    private Path file(Digest key) {
        return folder.resolve(key.hex());
    }
}
