package io.github.dockermaven.builder;

import io.github.dockermaven.archive.RecordFile;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.io.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of an image's inputs, in a file for each image name. A missing, damaged or foreign file counts as no
 * earlier build.
 *
 * @param image the image's name
 * @param file the file to write
 */
record BuildRecord(ImageReference image, Path file) {
    /** The folder of the records, in that of the image. */
    static final String FOLDER = "built";

    private static final Logger LOGGER = LoggerFactory.getLogger(BuildRecord.class);
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /**
     * The content of a record.
     *
     * @param inputs the digest of {@link BuildInputs}
     * @param id the id of the image that was built from them
     */
    record Entry(String inputs, String id) {}

    Optional<Entry> read() {
        Optional<String> text = RecordFile.read(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text.get()));
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.debug("{} cannot be read, so the image is built", file, e);
            return Optional.empty();
        }
        String inputs = properties.getProperty("inputs", "");
        String id = properties.getProperty("id", "");
        boolean valid = image.toString().equals(properties.getProperty("image"))
                && DIGEST.matcher(inputs).matches()
                && DIGEST.matcher(id).matches();
        return valid ? Optional.of(new Entry(inputs, id)) : Optional.empty();
    }

    /** Writes the file as a whole or not at all. A failure is no error, because the image is built. */
    void write(Entry entry) {
        String text = "image=" + image + "\ninputs=" + entry.inputs() + "\nid=" + entry.id() + "\n";
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            LOGGER.warn("{} cannot be written, so the next build sends its context again: {}", file, e.toString());
        }
    }
}
