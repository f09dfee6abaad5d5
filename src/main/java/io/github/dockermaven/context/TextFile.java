package io.github.dockermaven.context;

import io.github.dockermaven.dockerfile.TextEncoding;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that configures a build: a Dockerfile, or rules for ignored files. */
public final class TextFile {
    private static final int LONGEST = 1 << 20;

    private TextFile() {}

    /**
     * Reads a file. A pipe or device, which might never end, is refused.
     *
     * @throws DockerFailureException if it is not a regular file, longer than a megabyte, or not in UTF-8
     * @throws DockerExecutionException if it cannot be read
     */
    public static byte[] read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new DockerFailureException(
                    file + " is not a regular file but " + SpecialFile.words(file) + ". Make it a text file.");
        }
        byte[] content;
        try (InputStream stream = Files.newInputStream(file)) {
            content = stream.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be read: " + FileFailure.cause(e) + ". Make it a readable file.", e);
        }
        if (content.length > LONGEST) {
            throw new DockerFailureException(file + " is longer than " + LONGEST + " bytes. Shorten it.");
        }
        TextEncoding.check(file.toString(), content);
        return content;
    }
}
