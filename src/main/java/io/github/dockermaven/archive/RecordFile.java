package io.github.dockermaven.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A short file that a build wrote. Any other file in its place is not read as a whole. */
public final class RecordFile {
    /** The files are a few lines, and some hundred lines for a linked run-time. */
    private static final int LONGEST = 4 << 20;

    private static final Logger LOGGER = LoggerFactory.getLogger(RecordFile.class);

    private RecordFile() {}

    /** Returns the text; empty if the file is missing, too long or unreadable. */
    public static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length <= LONGEST) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
            LOGGER.debug("{} is longer than any file that a build writes", file);
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read", file, e);
        }
        return Optional.empty();
    }
}
