package io.github.dockermaven.container.readiness;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;

/**
 * A check of the status that a request is answered with.
 *
 * @param lowest the lowest status that counts
 * @param highest the highest status that counts
 */
record HttpCheck(HttpRequest request, int lowest, int highest) implements Check {
    @Override
    public Answer check() throws InterruptedException {
        try (SocketChannel connection = request.target().server().connect()) {
            int status = request.status(connection);
            return new Answer(status >= lowest && status <= highest, "status " + status);
        } catch (SSLException e) {
            return Answer.no(TlsSocket.reason(e));
        } catch (IOException e) {
            return Answer.no(HostPort.reason(e));
        }
    }
}
