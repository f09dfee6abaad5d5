package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;
import io.github.dockermaven.tls.TlsFailure;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/** The cause of a failed TLS connection with an engine, and its fix. */
final class TlsDiagnosis {
    private TlsDiagnosis() {}

    static ConnectionDiagnosis of(EngineAddress address, TlsMaterial tls, SSLException exception) {
        TlsFailure failure = TlsFailure.of(exception);
        String detail = " (" + failure.detail() + ")";
        return switch (failure.kind()) {
            case EXPIRED ->
                new ConnectionDiagnosis(
                        "the engine's certificate has expired" + detail,
                        "Give the engine a new one, or correct this machine's clock.");
            case NOT_YET_VALID ->
                new ConnectionDiagnosis(
                        "the engine's certificate is not valid yet" + detail,
                        "Correct this machine's clock, or the engine's.");
            case UNTRUSTED ->
                new ConnectionDiagnosis(
                        "the engine's certificate is by an authority that is not in "
                                + tls.ca().map(Path::toString).orElse("Java's trust store"),
                        "Put the certificate of the authority that signed the engine's into "
                                + (tls.ca().isEmpty() ? "ca.pem in the folder DOCKER_CERT_PATH." : "that file."));
            case OTHER_HOST ->
                new ConnectionDiagnosis(
                        "the engine's certificate is for another host" + detail,
                        "Write the engine's address with a name that its certificate has, or give it one with "
                                + address.host() + " as subjectAltName.");
            case REFUSED ->
                new ConnectionDiagnosis(
                        "the engine refuses "
                                + tls.certificate().map(Path::toString).orElse("us without a certificate") + detail,
                        "Give cert.pem and key.pem by the authority that the engine trusts (its --tlscacert), made for"
                                + " clients (extendedKeyUsage clientAuth), in the folder DOCKER_CERT_PATH or the docker"
                                + " context.");
            case NO_TLS ->
                new ConnectionDiagnosis(
                        "it does not speak TLS at this port",
                        "Check the port; an engine's port for TLS is usually 2376.");
            case OTHER ->
                new ConnectionDiagnosis(
                        "TLS failed" + detail,
                        "Check that the engine speaks TLS at this port, and the certificates in DOCKER_CERT_PATH or the"
                                + " docker context.");
        };
    }
}
