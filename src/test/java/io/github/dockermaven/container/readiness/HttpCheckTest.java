package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.readiness.Check.Answer;
import io.github.dockermaven.error.DockerFailureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpCheckTest {
    private final List<String> head = new CopyOnWriteArrayList<>();

    /** Answers one request with these bytes, and leaves the connection open. */
    private Answer check(String path, String method, String response) throws Exception {
        List<Socket> open = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try {
                    Socket socket = server.accept();
                    open.add(socket);
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                        head.add(line);
                    }
                    socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                    if (response.isEmpty()) {
                        socket.close();
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
            thread.setDaemon(true);
            thread.start();
            String authority = path.contains("@") ? path : "127.0.0.1:PORT" + path;
            HttpTarget target =
                    HttpTarget.parse("http://" + authority.replace("PORT", String.valueOf(server.getLocalPort())));
            return new HttpCheck(new HttpRequest(target, method, true), 200, 399).check();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "199, false",
        "200, true",
        "204, true",
        "302, true",
        "399, true",
        "400, false",
        "500, false",
        "503, false"
    })
    void statusDecides(int status, boolean holds) throws Exception {
        // An interim response is followed by the final one.
        String response =
                status == 199 ? "HTTP/1.1 199 x\r\n\r\nHTTP/1.1 404 x\r\n\r\n" : "HTTP/1.1 " + status + " x\r\n\r\n";

        assertThat(check("/", "GET", response))
                .isEqualTo(new Answer(holds, "status " + (status == 199 ? 404 : status)));
    }

    @Test
    void redirectIsNotFollowedAndNoBodyIsRead() throws Exception {
        assertThat(check(
                        "/a?b=c",
                        "GET",
                        "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 99\r\n\r\n"))
                .isEqualTo(Answer.yes("status 302"));
        assertThat(head.get(0)).isEqualTo("GET /a?b=c HTTP/1.1");
    }

    @Test
    void methodIsTheGivenOne() throws Exception {
        check("/", "POST", "HTTP/1.1 200 x\r\n\r\n");

        assertThat(head).startsWith("POST / HTTP/1.1").contains("Content-Length: 0", "Connection: close");
    }

    @Test
    void userOfTheUrlLogsIn() throws Exception {
        check("guest:guest@127.0.0.1:PORT/api", "GET", "HTTP/1.1 200 x\r\n\r\n");

        assertThat(head).contains("Authorization: Basic Z3Vlc3Q6Z3Vlc3Q=");
    }

    @Test
    void connectionThatIsClosedIsAnAnswer() throws Exception {
        assertThat(check("/", "GET", "")).isEqualTo(Answer.no("the connection was closed at once"));
    }

    @Test
    void otherProtocolIsAnAnswer() throws Exception {
        Answer answer = check("/", "GET", "SSH-2.0-OpenSSH_9.2\r\n");

        assertThat(answer.holds()).isFalse();
        assertThat(answer.text()).contains("not an answer in HTTP/1.1");
    }

    @Test
    void serverWithoutTlsIsSaidOfHttps() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    socket.getInputStream().readNBytes(1);
                } catch (IOException e) {
                    // The test is over.
                }
            });
            thread.setDaemon(true);
            thread.start();
            HttpTarget target = HttpTarget.parse("https://127.0.0.1:" + server.getLocalPort() + "/");

            assertThat(new HttpCheck(new HttpRequest(target, "GET", false), 200, 399).check())
                    .isEqualTo(Answer.no("the server does not speak TLS on this port; write http://"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, http://localhost/",
        "HTTP://localhost:80/a, http://localhost/a",
        "https://localhost/a?b, https://localhost/a?b",
        "https://localhost:80/, https://localhost:80/",
        "http://[::1]:8080/a#top, http://[::1]:8080/a",
        "http://my_service:8080?x=1, http://my_service:8080/?x=1",
        "http://u:secret@h/, http://h/"
    })
    void urlsAreRead(String url, String target) {
        assertThat(HttpTarget.parse(url)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost/",
                "http:///path",
                "http://localhost:0/",
                "http://localhost:99999/",
                "http://localhost/a b",
                "http://localhost/\u00e4",
                "http://h/\r\nX: y"
            })
    void malformedUrlIsAnError(String url) {
        assertThatThrownBy(() -> HttpTarget.parse(url))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("is malformed. Write it as http://localhost:8080/path");
    }

    @Test
    void passwordIsNotInTheError() {
        assertThatThrownBy(() -> HttpTarget.parse("http://u:secret@h:x/")).hasMessageNotContaining("secret");
    }
}
