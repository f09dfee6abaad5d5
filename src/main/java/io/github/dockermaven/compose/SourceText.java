package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The text of a file that people write: small, in UTF-8, perhaps with a byte order mark. */
final class SourceText {
    private static final int MOST_MEGABYTES = 10;
    private static final int MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SourceText() {}

    /**
     * Returns a file's text.
     *
     * @param subject the file as messages name it, with what it is: {@code The env_file web.env}
     * @param error makes the error of a message
     */
    static String read(Path file, String subject, Function<String, DockerFailureException> error) {
        if (Files.isDirectory(file)) {
            throw error.apply(subject + " is a folder. Name a file.");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw error.apply(subject + " cannot be read: " + PrintableText.quote(FileFailure.cause(e))
                    + ". Look at its path, which is " + PrintableText.quote(file.toString()) + ".");
        }
        if (bytes.length > MOST_BYTES) {
            throw error.apply(
                    subject + " has more than " + MOST_MEGABYTES + " MB, which none needs. Is it the right file?");
        }
        return decode(bytes, subject, error);
    }

    private static String decode(byte[] bytes, String subject, Function<String, DockerFailureException> error) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw error.apply(subject + " is not in UTF-8. Save it in that encoding.");
        }
    }
}
