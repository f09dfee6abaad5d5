package io.github.dockermaven.container.readiness;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;

/**
 * A check whether somebody listens on a port. The engine's proxy accepts connections before the container listens, and
 * then closes them at once: a connection counts only if it stays open, or brings data.
 */
record TcpCheck(HostPort target) implements Check {
    /** So long a connection has to stay open: an engine's proxy closes it much sooner. */
    private static final int QUIET_MILLIS = 100;

    @Override
    public Answer check() throws InterruptedException {
        try (SocketChannel channel = target.connect()) {
            return Answer.of(staysOpen(channel.socket()), "connected", "the connection was closed at once");
        } catch (IOException e) {
            return Answer.no(HostPort.reason(e));
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(QUIET_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
