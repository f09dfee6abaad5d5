package io.github.dockermaven.terminal;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;

/**
 * A stream that a thread of its own reads, so that an interrupt wakes this stream's reader. That thread reads one piece
 * ahead, and ends with the stream, or when this is closed and the next piece has come.
 */
final class PumpedInput extends BlockInputStream {
    private static final int PIECE = 64 * 1024;

    /**
     * What the thread has read.
     *
     * @param bytes empty at the end
     * @param failure why it ends; {@code null} if it is the end
     */
    private record Piece(byte[] bytes, IOException failure) {}

    private final SynchronousQueue<Piece> pieces = new SynchronousQueue<>();
    private final InputStream source;
    private final Thread thread;
    private Piece current = new Piece(new byte[0], null);
    private int position;
    private boolean ended;

    PumpedInput(InputStream source) {
        this.source = source;
        thread = new Thread(this::pump, "docker-standard-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        try {
            Piece piece = next();
            while (piece.bytes.length > 0) {
                pieces.put(piece);
                piece = next();
            }
            pieces.put(piece);
        } catch (InterruptedException e) {
            // Nobody reads any more.
        }
    }

    private Piece next() {
        byte[] buffer = new byte[PIECE];
        try {
            return new Piece(Arrays.copyOf(buffer, Math.max(0, source.read(buffer))), null);
        } catch (IOException e) {
            return new Piece(new byte[0], e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (position == current.bytes.length) {
            current = take();
            position = 0;
        }
        if (current.failure != null) {
            throw current.failure;
        }
        ended = current.bytes.length == 0;
        int count = Math.min(length, current.bytes.length - position);
        System.arraycopy(current.bytes, position, bytes, offset, count);
        position += count;
        return ended ? -1 : count;
    }

    private Piece take() throws InterruptedIOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
