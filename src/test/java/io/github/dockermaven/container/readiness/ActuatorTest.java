package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.dockermaven.container.readiness.Actuator.Report;
import io.github.dockermaven.container.readiness.Actuator.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ActuatorTest {
    @ParameterizedTest
    @CsvSource({
        "200, 200, READY",
        "503, 200, NOT_READY",
        "500, 200, UNDECIDED",
        "404, 200, READY",
        "404, 503, DOWN",
        "404, 500, UNDECIDED",
        "404, 404, NOT_ASKED",
        "401, 401, NOT_ASKED",
        "403, 403, NOT_ASKED",
        "302, 302, NOT_ASKED"
    })
    void verdictIsReadFromReadinessThenHealth(int readiness, int health, Verdict verdict) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/actuator/health/readiness") ? readiness : health, -1);
            exchange.close();
        });
        server.start();
        try {
            HostPort place = new HostPort("127.0.0.1", server.getAddress().getPort());
            Report report = new Actuator(List.of(closed(), place)).ask();

            assertThat(report.verdict()).isEqualTo(verdict);
            assertThat(report.text()).contains("http://" + place + "/actuator/health", " answers ");
        } finally {
            server.stop(0);
        }
    }

    private static HostPort closed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostPort("127.0.0.1", server.getLocalPort());
        }
    }

    @Test
    void portThatRefusesIsNotReached() throws Exception {
        HostPort closed = closed();

        assertThat(new Actuator(List.of(closed)).ask())
                .isEqualTo(new Report(Verdict.NOT_REACHED, closed + ": connection refused"));
    }
}
