package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class ConnectionFailureTest {
    private static ConnectionFailure of(IOException failure) {
        return ConnectionFailure.of(failure, "registry.example.com", "the registry");
    }

    @Test
    void knowsAnUnknownHost() {
        IOException failure = new ConnectException();
        failure.initCause(new UnresolvedAddressException());
        assertThat(of(failure))
                .isEqualTo(of(new UnknownHostException("x")))
                .isEqualTo(new ConnectionFailure(
                        "unknown host registry.example.com", "Check the registry's name and your network"));
        assertThat(ConnectionFailure.isRetryable(failure)).isFalse();
    }

    @Test
    void knowsAConnectionThatTakesTooLong() {
        IOException failure = new HttpConnectTimeoutException("HTTP connect timed out");
        assertThat(of(failure).reason()).isEqualTo("no connection to registry.example.com in time");
        assertThat(ConnectionFailure.isRetryable(failure)).isTrue();
    }

    @Test
    void triesAgainWhereAConnectionIsLost() {
        assertThat(ConnectionFailure.isRetryable(new IOException("Connection reset")))
                .isTrue();
        assertThat(ConnectionFailure.isRetryable(new SSLException("Connection reset")))
                .isTrue();
        assertThat(ConnectionFailure.isRetryable(new ReadTimeoutException(Duration.ofSeconds(60))))
                .isTrue();
        assertThat(ConnectionFailure.isRetryable(new ResponseTooLargeException(4)))
                .isFalse();
        assertThat(ConnectionFailure.isRetryable(new SSLException("Unsupported or unrecognized SSL message")))
                .isFalse();
    }

    @Test
    void reportsWhatTlsSays() {
        assertThat(of(new SSLException("Received fatal alert: bad_certificate")).reason())
                .isEqualTo("registry.example.com requires a client certificate (bad_certificate)");
        assertThat(of(new SSLException("Received fatal alert: internal_error")).reason())
                .isEqualTo("TLS with registry.example.com failed (Received fatal alert: internal_error)");
    }
}
