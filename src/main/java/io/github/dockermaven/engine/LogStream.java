package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The output of a process in a container, as it arrives. One thread reads it; any thread may close it, which ends a read
 * that waits. The engine sends frames with a head of 8 bytes (Engine API, "Attach to a container", "Stream format"), or
 * of a process with a terminal its bytes alone.
 */
public final class LogStream implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int LONGEST_PIECE = 16 * 1024;

    /** The source of a frame with an error of the engine itself. */
    private static final int ENGINE_ERROR = 3;

    private final ResponseStream response;
    private final InputStream body;
    private final boolean isRaw;
    private final String subject;
    private LogFrame.Source source = LogFrame.Source.STDOUT;
    private long left;

    /**
     * @param isRaw whether the engine sends no frames
     * @param subject what is read, for messages: {@code The log of container 3f2a}
     */
    LogStream(ResponseStream response, boolean isRaw, String subject) {
        this.response = response;
        this.body = response.body();
        this.isRaw = isRaw;
        this.subject = subject;
    }

    /** Returns whether the process has a terminal: all its output is of one source. */
    boolean isRaw() {
        return isRaw;
    }

    /**
     * Waits for more output.
     *
     * @return empty at its end, or if this is closed
     * @throws DockerFailureException if the engine reports an error
     * @throws DockerExecutionException if the connection breaks off or the thread is interrupted
     */
    public Optional<LogFrame> next() {
        try {
            return isRaw ? nextBytes() : nextFrame();
        } catch (IOException e) {
            if (response.isClosed()) {
                return Optional.empty();
            }
            throw response.failure(subject, e);
        }
    }

    private Optional<LogFrame> nextBytes() throws IOException {
        byte[] buffer = new byte[LONGEST_PIECE];
        int count = body.read(buffer);
        return count < 0
                ? Optional.empty()
                : Optional.of(new LogFrame(LogFrame.Source.STDOUT, Arrays.copyOf(buffer, count), false));
    }

    private Optional<LogFrame> nextFrame() throws IOException {
        boolean begin = false;
        while (left == 0) {
            byte[] head = body.readNBytes(HEAD);
            if (head.length == 0) {
                return Optional.empty();
            }
            readHead(head);
            begin = true;
        }
        byte[] piece = body.readNBytes((int) Math.min(left, LONGEST_PIECE));
        left -= piece.length;
        if (piece.length == 0) {
            throw new EOFException("it ends within a frame");
        }
        return Optional.of(new LogFrame(source, piece, begin));
    }

    private void readHead(byte[] head) throws IOException {
        if (head.length < HEAD) {
            throw new EOFException("it ends within a frame");
        }
        if (head[0] < 0 || head[0] > ENGINE_ERROR || head[1] != 0 || head[2] != 0 || head[3] != 0) {
            throw new IOException("it is not in frames");
        }
        left = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(4));
        if (head[0] == ENGINE_ERROR) {
            String words = new String(body.readNBytes((int) Math.min(left, LONGEST_PIECE)), StandardCharsets.UTF_8);
            throw new DockerFailureException(subject + " ends with an error of the engine: "
                    + PrintableText.line(words.strip()) + ". See the engine's log.");
        }
        source = head[0] == 2 ? LogFrame.Source.STDERR : LogFrame.Source.STDOUT;
    }

    @Override
    public void close() {
        response.close();
    }
}
