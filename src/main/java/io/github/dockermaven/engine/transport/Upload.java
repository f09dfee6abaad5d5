package io.github.dockermaven.engine.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The transfer of a stream to an engine on a thread of its own while the response is read. So an early response, or one
 * during the upload, is received, and neither side can wait for the other for ever.
 */
final class Upload {
    private static final int CHUNK = 64 * 1024;
    /** Space before a chunk for its size in hexadecimal and CR LF. */
    private static final int PREFIX = 8;

    /** The ways in which an engine recognises the end of the stream. */
    enum End {
        /** By its Content-Length, which was sent before. */
        LENGTH,
        /** By an empty chunk: the chunked transfer coding. */
        LAST_CHUNK,
        /** By the end of the connection in that direction: a hijacked one. */
        SHUTDOWN
    }

    private final InputStream source;
    private final Connection connection;
    private final Watchdog.Watch watch;
    private final End end;
    private final Thread thread;
    private volatile Throwable sourceFailure;
    private volatile boolean stopped;

    private Upload(InputStream source, Connection connection, Watchdog.Watch watch, End end, ClientThreads threads) {
        this.source = source;
        this.connection = connection;
        this.watch = watch;
        this.end = end;
        thread = threads.make("docker-engine-upload", this::run);
    }

    static Upload start(
            InputStream source, Connection connection, Watchdog.Watch watch, End end, ClientThreads threads) {
        Upload upload = new Upload(source, connection, watch, end, threads);
        upload.thread.start();
        return upload;
    }

    /** Returns the exception that the stream threw, other than because of {@link #stop()}; {@code null} for none. */
    Throwable sourceFailure() {
        return sourceFailure;
    }

    /** Stops the transfer, and wakes a stream that is waiting for data. */
    void stop() {
        stopped = true;
        if (thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            copy();
        } catch (IOException e) {
            // The engine no longer listens. Its response, or the end of the connection, reports the reason.
        }
    }

    private void copy() throws IOException {
        OutputStream output = connection.output();
        byte[] buffer = new byte[PREFIX + CHUNK + 2];
        for (int count = next(buffer); count >= 0 && !stopped; count = next(buffer)) {
            watch.restart();
            if (end == End.LAST_CHUNK) {
                writeChunk(output, buffer, count);
            } else {
                output.write(buffer, PREFIX, count);
            }
            output.flush();
        }
        if (sourceFailure != null || stopped) {
            return;
        }
        watch.restart();
        if (end == End.LAST_CHUNK) {
            output.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            output.flush();
            watch.restart();
        } else if (end == End.SHUTDOWN) {
            connection.shutdownOutput();
        }
    }

    /**
     * Reads some bytes, at least one; -1 at the end or when the stream has failed. The time of this does not count as
     * silence.
     */
    private int next(byte[] buffer) throws IOException {
        watch.restart();
        watch.pause();
        try {
            int count = source.read(buffer, PREFIX, CHUNK);
            while (count == 0) {
                count = source.read(buffer, PREFIX, CHUNK);
            }
            return count;
        } catch (IOException | RuntimeException | Error e) {
            if (!stopped) {
                sourceFailure = e;
                connection.close();
            }
            return -1;
        }
    }

    private static void writeChunk(OutputStream output, byte[] buffer, int count) throws IOException {
        byte[] size = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int start = PREFIX - size.length;
        System.arraycopy(size, 0, buffer, start, size.length);
        buffer[PREFIX + count] = '\r';
        buffer[PREFIX + count + 1] = '\n';
        output.write(buffer, start, size.length + count + 2);
    }
}
