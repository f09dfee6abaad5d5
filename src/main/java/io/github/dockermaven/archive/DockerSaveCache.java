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
 * A cache of the contents of base images in a folder, because an engine takes seconds to deliver them. Several builds
 * may use the folder at once: files are written as a whole or not at all. It never fails a build: an image that cannot
 * be cached is read again. A file's modification time is its last use, and each write removes the files that have long
 * been unused.
 */
public final class DockerSaveCache {
    private static final Logger LOGGER = LoggerFactory.getLogger(DockerSaveCache.class);

    /** The beginning of each file; change it with every change of the format, {@link BaseFile.Kind} included. */
    private static final int FORMAT = 0x444D_4202;

    private static final int BUFFER = 1 << 16;
    /** The largest decompressed file in bytes: a longer one was not written by this class. */
    private static final int LONGEST = 512 << 20;

    /** Base images are replaced by newer ones for good; but reading one again costs seconds. */
    private static final Duration LONGEST_UNUSED = Duration.ofDays(90);

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
     * Returns the image that was written under this key. A damaged file, which the checksum at its end shows, or one of
     * another version counts as missing.
     */
    public Optional<DockerSaveImage> find(Digest key) {
        try (InputStream file = Files.newInputStream(file(key));
                InputStream stream = new GZIPInputStream(file, BUFFER)) {
            ByteBuffer content = ByteBuffer.wrap(stream.readNBytes(LONGEST));
            if (content.remaining() < Integer.BYTES || content.getInt() != FORMAT) {
                throw new IOException("another format");
            }
            DockerSaveImage image = DockerSaveImage.read(content);
            touch(file(key));
            return Optional.of(image);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOGGER.debug("{} cannot be used: {}", file(key), e.toString());
            return Optional.empty();
        }
    }

    /** Stores an image under a key that no other image has. */
    public void write(Digest key, DockerSaveImage image) {
        try (AtomicFile made = AtomicFile.in(folder)) {
            try (DataOutputStream stream = new DataOutputStream(
                    new BufferedOutputStream(new GZIPOutputStream(made.stream(), BUFFER), BUFFER))) {
                stream.writeInt(FORMAT);
                image.write(stream);
            }
            touch(made.path());
            made.commit(file(key));
        } catch (IOException e) {
            LOGGER.debug("{} cannot be written: {}", file(key), e.toString());
        }
        removeUnused();
    }

    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOGGER.debug("The last use of {} cannot be recorded: {}", file, e.toString());
        }
    }

    private void removeUnused() {
        Instant now = clock.instant();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (ENTRY.matcher(name).matches()) {
                    removeIfBefore(now.minus(LONGEST_UNUSED), file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.debug("{} cannot be cleaned up: {}", folder, e.toString());
        }
    }

    private static void removeIfBefore(Instant limit, Path file) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.debug("{} is unused and cannot be deleted: {}", file, e.toString());
        }
    }

    private Path file(Digest key) {
        return folder.resolve(key.hex());
    }
}
