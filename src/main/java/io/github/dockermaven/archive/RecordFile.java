package io.github.dockermaven.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text of a short file that a build wrote, if that is what is there. Nothing else in its place is read as a whole. */
public final class RecordFile {
    /** What is written here is a few lines, and of a linked run-time some hundred. */
    private static final int LONGEST = 4 << 20;

    private static final Logger LOGGER = LoggerFactory.getLogger(RecordFile.class);

    private RecordFile() {}

    /** Returns the text; nothing if there is no file, or one that is too long or cannot be read. */
    public static Optional<String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length <= LONGEST) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
            LOGGER.debug("{} is longer than any that is written here", file);
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read", file, e);
        }
        return Optional.empty();
    }
}
