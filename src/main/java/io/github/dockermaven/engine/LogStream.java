package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
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
    private static final int BUFFER = 32 * 1024;

    /** The source of a frame with an error of the engine itself. */
    private static final int ENGINE_ERROR = 3;

    private final ResponseStream response;
    private final BufferedInputStream body;
    private final boolean isRaw;
    private final String subject;
    private final byte[] head = new byte[HEAD];
    private final byte[] piece = new byte[LONGEST_PIECE];
    private int length;
    private boolean isBegin;
    private LogFrame.Source source = LogFrame.Source.STDOUT;
    private long left;

    /**
     * @param isRaw whether the engine sends no frames
     * @param subject what is read, for messages: {@code The log of container 3f2a}
     */
    LogStream(ResponseStream response, boolean isRaw, String subject) {
        this.response = response;
        this.body = new BufferedInputStream(response.body(), BUFFER);
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
        return advance() ? Optional.of(new LogFrame(source, Arrays.copyOf(piece, length), isBegin)) : Optional.empty();
    }

    /**
     * Waits for more output, as {@link #next} does, and has it in a buffer that is used again.
     *
     * @return whether there is more
     */
    boolean advance() {
        try {
            return isRaw ? advanceBytes() : advanceFrame();
        } catch (IOException e) {
            if (response.isClosed()) {
                return false;
            }
            throw response.failure(subject, e);
        }
    }

    /** Returns the buffer with the current piece of output. */
    byte[] piece() {
        return piece;
    }

    /** Returns the number of bytes of the current piece. */
    int length() {
        return length;
    }

    LogFrame.Source source() {
        return source;
    }

    /** Returns whether the current piece is the begin of a frame. */
    boolean isBegin() {
        return isBegin;
    }

    /** Returns whether some of the output after the current piece has arrived already. */
    boolean hasArrived() {
        try {
            return body.available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean advanceBytes() throws IOException {
        length = body.read(piece);
        return length >= 0;
    }

    private boolean advanceFrame() throws IOException {
        isBegin = false;
        while (left == 0) {
            int count = body.readNBytes(head, 0, HEAD);
            if (count == 0) {
                return false;
            }
            readHead(count);
            isBegin = true;
        }
        length = body.readNBytes(piece, 0, (int) Math.min(left, LONGEST_PIECE));
        left -= length;
        if (length == 0) {
            throw new EOFException("it ends within a frame");
        }
        return true;
    }

    private void readHead(int count) throws IOException {
        if (count < HEAD) {
            throw new EOFException("it ends within a frame");
        }
        if (head[0] < 0 || head[0] > ENGINE_ERROR || head[1] != 0 || head[2] != 0 || head[3] != 0) {
            throw new IOException("it is not in frames");
        }
        left = (head[4] & 0xffL) << 24 | (head[5] & 0xff) << 16 | (head[6] & 0xff) << 8 | head[7] & 0xff;
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
