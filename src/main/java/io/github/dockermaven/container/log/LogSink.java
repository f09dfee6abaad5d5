package io.github.dockermaven.container.log;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/** A receiver of printed lines. */
public interface LogSink {
    /** Takes a line without its end, of which it keeps nothing. */
    void line(ByteArrayOutputStream line);

    /** Passes on what waits in a buffer. */
    void flush();

    /** Returns one that passes on each line as text. */
    static LogSink of(Consumer<String> lines) {
        return new LogSink() {
            @Override
            public void line(ByteArrayOutputStream line) {
                lines.accept(line.toString(LogStyle.OF_TEXT));
            }

            @Override
            public void flush() {}
        };
    }

    /**
     * Returns one that writes to a stream.
     *
     * @param failure the error if it takes no more
     */
    static LogSink of(OutputStream stream, String failure) {
        OutputStream buffered = new BufferedOutputStream(stream, 1 << 16);
        return new LogSink() {
            @Override
            public void line(ByteArrayOutputStream line) {
                write(() -> {
                    line.writeTo(buffered);
                    buffered.write('\n');
                });
            }

            @Override
            public void flush() {
                write(buffered::flush);
            }

            private void write(Write action) {
                try {
                    action.run();
                } catch (IOException e) {
                    throw new DockerExecutionException(failure, e);
                }
            }
        };
    }

    /** An action on a stream. */
    interface Write {
        void run() throws IOException;
    }
}
