package io.github.dockermaven.container.log;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the logs of one or more containers are written to. */
record LogFile(OutputStream stream, PrintedLogs output) implements AutoCloseable {
    /**
     * Creates it, in the place of an earlier one.
     *
     * @throws DockerFailureException if it cannot be written
     */
    static LogFile create(Path path, LogStyle style) {
        try {
            Files.createDirectories(path.getParent());
            OutputStream stream = Files.newOutputStream(path);
            LogSink sink = LogSink.of(stream, "File " + path + " of <log> cannot be written any further.");
            return new LogFile(stream, new PrintedLogs(0, style.ofFile(), sink));
        } catch (IOException e) {
            throw new DockerFailureException(
                    "File " + path + " of <log> cannot be written: " + PrintableText.of(e)
                            + ". Name one in a folder that may be written to.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            output.flush();
            stream.close();
        } catch (IOException | RuntimeException e) {
            // It is as complete as it could be.
        }
    }
}
