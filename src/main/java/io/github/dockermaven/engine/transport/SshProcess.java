package io.github.dockermaven.engine.transport;

import io.github.dockermaven.io.BlockInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running {@code ssh} whose input and output are a connection. If it ends with an error, a read throws an
 * {@link SshFailure}; interrupting a reader or writer ends it, as it closes a channel.
 */
final class SshProcess implements Closeable {
    /**
     * The longest wait for the exit code after the end of the output, and for the end of a process that was asked to
     * end.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int LONGEST_ERRORS = 4 * 1024;

    private final Process process;
    private final StringBuilder errors = new StringBuilder();
    private final Thread errorReader = new Thread(this::readErrors, "docker-engine-ssh-errors");
    private final ReadableByteChannel input = Channels.newChannel(new Output());
    private final WritableByteChannel output = Channels.newChannel(new Input());
    private volatile boolean closed;

    SshProcess(Process process) {
        this.process = process;
        errorReader.setDaemon(true);
        errorReader.start();
    }

    ReadableByteChannel input() {
        return input;
    }

    WritableByteChannel output() {
        return output;
    }

    /** Ends its input, which {@code docker system dial-stdio} forwards. */
    void shutdownOutput() throws IOException {
        process.getOutputStream().close();
    }

    /** Ends the process without waiting. The JDK closes its pipes when it has ended. */
    @Override
    public void close() {
        closed = true;
        process.destroy();
        if (process.isAlive()) {
            // Not a time-out of a CompletableFuture, whose thread never ends and would keep our class loader.
            Thread end = new Thread(this::awaitEnd, "docker-engine-ssh-end");
            end.setDaemon(true);
            end.start();
        }
    }

    private void awaitEnd() {
        try {
            if (process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void readErrors() {
        byte[] buffer = new byte[LONGEST_ERRORS];
        try (InputStream stream = process.getErrorStream()) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                keep(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The process has ended, and its output ends here.
        }
    }

    private void keep(String text) {
        synchronized (errors) {
            errors.append(text);
            errors.delete(0, Math.max(0, errors.length() - LONGEST_ERRORS));
        }
    }

    /**
     * Checks the process at the end of its output.
     *
     * @throws SshFailure if it ended with an error
     */
    private void checkEnd() throws IOException {
        try {
            if (!closed
                    && process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)
                    && process.exitValue() != 0
                    && !closed) {
                errorReader.join(GRACE.toMillis());
                synchronized (errors) {
                    throw SshFailure.ended(process.exitValue(), errors.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private final class Output extends BlockInputStream {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = process.getInputStream().read(bytes, offset, length);
            if (count < 0) {
                checkEnd();
            }
            return count;
        }

        @Override
        public void close() {
            SshProcess.this.close();
        }
    }

    private final class Input extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            process.getOutputStream().write(bytes, offset, length);
            process.getOutputStream().flush();
        }

        @Override
        public void close() {
            SshProcess.this.close();
        }
    }
}
