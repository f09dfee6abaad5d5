package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.Check.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpCheckTest {
    /** What a server does with a connection. */
    private interface Service {
        void serve(Socket socket) throws IOException;
    }

    private static Answer check(Service service) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try {
                    service.serve(server.accept());
                } catch (IOException e) {
                    // The test is over.
                }
            });
            thread.setDaemon(true);
            thread.start();
            return new TcpCheck(new HostPort("127.0.0.1", server.getLocalPort())).check();
        }
    }

    @Test
    void connectionThatStaysOpenCounts() throws Exception {
        assertThat(check(socket -> {})).isEqualTo(Answer.yes("connected"));
    }

    @Test
    void connectionThatBringsDataCounts() throws Exception {
        assertThat(check(socket -> {
                    socket.getOutputStream().write('S');
                    socket.close();
                }))
                .isEqualTo(Answer.yes("connected"));
    }

    @Test
    void connectionThatIsClosedAtOnceIsNone() throws Exception {
        assertThat(check(Socket::close)).isEqualTo(Answer.no("the connection was closed at once"));
    }

    @Test
    void connectionThatIsResetIsNone() throws Exception {
        assertThat(check(socket -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }))
                .isEqualTo(Answer.no("the connection was closed at once"));
    }

    @Test
    void portWithoutServerRefuses() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(new TcpCheck(new HostPort("127.0.0.1", port)).check()).isEqualTo(Answer.no("connection refused"));
    }

    @Test
    void hostThatIsNoneIsAnAnswer() throws Exception {
        assertThat(new TcpCheck(new HostPort("no-such-host.invalid", 1)).check())
                .isEqualTo(Answer.no("the host is not known"));
    }

    @Test
    void addressesOfIPv6AreInBrackets() {
        assertThat(new HostPort("::1", 80)).hasToString("[::1]:80");
    }

    @Test
    void interruptionEndsAWait() throws Exception {
        Thread me = Thread.currentThread();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            HttpTarget silent = HttpTarget.parse("http://127.0.0.1:" + server.getLocalPort());
            HttpCheck check = new HttpCheck(new HttpRequest(silent, "GET", true), 200, 399);
            Thread thread = new Thread(() -> {
                try {
                    server.accept();
                    me.interrupt();
                } catch (IOException e) {
                    // The test is over.
                }
            });
            thread.start();

            assertThatThrownBy(check::check).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
