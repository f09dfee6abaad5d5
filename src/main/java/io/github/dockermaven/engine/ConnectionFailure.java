package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.SshFailure;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.proxy.ProxyFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** The failed connections with an engine, of any kind, and their causes. */
final class ConnectionFailure {
    private ConnectionFailure() {}

    /** @param failure the exception of the first request to the engine */
    static ConnectionDiagnosis diagnose(EngineCandidate candidate, Throwable failure) {
        EngineAddress address = candidate.address();
        boolean socket = address.scheme() == EngineAddress.Scheme.UNIX;
        Throwable cause = rootIo(failure);
        if (cause instanceof SshFailure ssh) {
            return SshDiagnosis.of(address, ssh);
        }
        String message = PrintableText.of(cause);
        String lower = message.toLowerCase(Locale.ROOT);
        if (cause instanceof ProxyFailure proxy) {
            return new ConnectionDiagnosis(message, proxy.remedy(address.host()) + ".");
        }
        if (socket && Files.notExists(Path.of(address.location()))) {
            return new ConnectionDiagnosis(
                    "no such file", "Start the engine, or check whether its socket is elsewhere.");
        }
        if (lower.contains("permission denied") || lower.contains("access is denied")) {
            return new ConnectionDiagnosis(
                    "permission denied",
                    "Add your user to the docker group (sudo usermod -aG docker $USER) and log in again.");
        }
        if (cause instanceof ConnectException && lower.contains("refused")) {
            return new ConnectionDiagnosis(
                    "connection refused",
                    "Is the engine running? Start it, for instance with Docker Desktop or"
                            + " `sudo systemctl start docker`.");
        }
        if (cause instanceof ClosedByInterruptException) {
            return new ConnectionDiagnosis("interrupted", "Build again.");
        }
        if (cause instanceof SocketTimeoutException) {
            return new ConnectionDiagnosis(
                    message,
                    "Check the address and the firewalls in between, check whether the engine hangs, or raise"
                            + " docker.timeout.");
        }
        if (cause instanceof UnknownHostException) {
            return new ConnectionDiagnosis("unknown host " + message, "Check the name and your network.");
        }
        if (lower.contains("http request to an https server")) {
            return new ConnectionDiagnosis(
                    "it requires TLS",
                    "Set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder of the certificates.");
        }
        if (cause instanceof SSLException tls) {
            return TlsDiagnosis.of(address, candidate.tls(), tls);
        }
        return new ConnectionDiagnosis(
                cause == failure ? message : PrintableText.quote(message),
                "Check the address, and that a Docker Engine listens there.");
    }

    /** Returns the I/O error at the root, else the failure itself. */
    private static Throwable rootIo(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return cause;
            }
        }
        return failure;
    }
}
