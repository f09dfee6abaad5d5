package io.github.dockermaven.engine.transport;

import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.proxy.HttpProxy;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import javax.net.ssl.SSLSocket;

/**
 * An open connection with an engine. One thread may read while another writes; closing the connection or interrupting
 * the threads ends both.
 */
final class Connection implements Closeable {
    private static final int BUFFER = 16 * 1024;

    private final Closeable channel;
    private final BufferedInputStream input;
    private final OutputStream output;
    private final OutputEnd outputEnd;
    private HttpProxy proxy;

    private interface OutputEnd {
        void shutdown() throws IOException;
    }

    private Connection(Closeable channel, InputStream input, OutputStream output, OutputEnd outputEnd) {
        this.channel = channel;
        this.input = new BufferedInputStream(input, BUFFER);
        this.output = output;
        this.outputEnd = outputEnd;
    }

    static Connection plain(SocketChannel channel) {
        return new Connection(
                channel, new ChannelInput(channel), new ChannelOutput(channel), () -> channel.shutdownOutput());
    }

    /** Returns a connection through a program that forwards its input and output. */
    static Connection through(SshProcess process) {
        return new Connection(
                process,
                new ChannelInput(process.input()),
                new ChannelOutput(process.output()),
                process::shutdownOutput);
    }

    static Connection encrypted(SocketChannel channel, SSLSocket socket) throws IOException {
        return new Connection(channel, socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput);
    }

    /** Returns this connection, whose other end is a proxy that needs the engine's address in each request. */
    Connection by(HttpProxy forwarding) {
        proxy = forwarding;
        return this;
    }

    /** Returns the proxy that needs the address in each request; {@code null} for none. */
    HttpProxy proxy() {
        return proxy;
    }

    /**
     * Returns the data from the engine; {@link InputStream#available()} counts only bytes that were already received.
     */
    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** Ends the output; the engine may continue to send. */
    void shutdownOutput() throws IOException {
        outputEnd.shutdown();
    }

    /**
     * Closes the connection without waiting: with TLS, no close_notify is sent, because a blocked writer would delay
     * it.
     */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * A stream that reads without a lock. The JDK's own stream for a channel (until 19) holds one lock for reading and
     * writing, so that the two would block each other.
     */
    private static final class ChannelInput extends BlockInputStream {
        private final ReadableByteChannel channel;

        ChannelInput(ReadableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private static final class ChannelOutput extends OutputStream {
        private final WritableByteChannel channel;

        ChannelOutput(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
