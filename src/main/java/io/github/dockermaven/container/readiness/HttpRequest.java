package io.github.dockermaven.container.readiness;

import io.github.dockermaven.http.ResponseHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/**
 * A request of which only the status of the response is read: no redirect is followed, and no body read. It has a
 * connection of its own, by the JDK's sockets: the JDK's HTTP client takes longer to load than many a service to start.
 *
 * @param verify whether the certificate has to be trusted, and to be for the host
 */
record HttpRequest(HttpTarget target, String method, boolean verify) {
    /** A service may do its first work for its first request. */
    private static final int ANSWER_MILLIS = 10_000;

    /** Sends the request on a connection, and returns the status. */
    int status(SocketChannel connection) throws IOException {
        connection.socket().setSoTimeout(ANSWER_MILLIS);
        Socket socket =
                target.encrypted() ? TlsSocket.over(connection.socket(), target.server(), verify) : connection.socket();
        socket.getOutputStream().write(target.head(method));
        return ResponseHead.read(new BufferedInputStream(socket.getInputStream()))
                .status();
    }
}
