package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.ErrorText;
import io.github.dockermaven.engine.transport.TlsMaterial;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why there is no TLS with an engine: what the JDK's exceptions mean. */
final class TlsObstacle {
    private static final String ALERT = "Received fatal alert: ";

    private TlsObstacle() {}

    static Obstacle of(EngineAddress address, TlsMaterial tls, SSLException failure) {
        Optional<CertificateExpiredException> expired = cause(failure, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return new Obstacle(
                    "the engine's certificate has expired (" + ErrorText.of(expired.get()) + ")",
                    "Give the engine a new one, or correct this machine's clock.");
        }
        Optional<CertificateNotYetValidException> early = cause(failure, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return new Obstacle(
                    "the engine's certificate is not valid yet (" + ErrorText.of(early.get()) + ")",
                    "Correct this machine's clock, or the engine's.");
        }
        if (cause(failure, CertPathBuilderException.class).isPresent()) {
            return new Obstacle(
                    "the engine's certificate is by an authority that is not in "
                            + (tls.ca() == null ? "Java's trust store" : tls.ca()),
                    "Put the certificate of the authority that signed the engine's into "
                            + (tls.ca() == null ? "ca.pem in the folder DOCKER_CERT_PATH." : "that file."));
        }
        Optional<CertificateException> otherHost = cause(failure, CertificateException.class)
                .filter(e -> ErrorText.of(e).matches("No (subject alternative|name).*"));
        if (otherHost.isPresent()) {
            return new Obstacle(
                    "the engine's certificate is for another host (" + ErrorText.of(otherHost.get()) + ")",
                    "Write the engine's address with a name that its certificate has, or give it one with "
                            + address.host() + " as subjectAltName.");
        }
        return ofMessage(tls, ErrorText.of(failure));
    }

    private static Obstacle ofMessage(TlsMaterial tls, String message) {
        if (message.startsWith(ALERT)) {
            String alert = message.substring(ALERT.length());
            if (alert.matches("(bad_|unsupported_|unknown_|no_)?certificate.*|unknown_ca|access_denied")) {
                return new Obstacle(
                        "the engine refuses "
                                + (tls.certificate() == null ? "us without a certificate" : tls.certificate()) + " ("
                                + alert + ")",
                        "Give cert.pem and key.pem by the authority that the engine trusts (its --tlscacert), made for"
                                + " clients (extendedKeyUsage clientAuth), in the folder DOCKER_CERT_PATH or the docker"
                                + " context.");
            }
        }
        if (message.startsWith("Unsupported or unrecognized SSL message")) {
            return new Obstacle(
                    "it does not speak TLS at this port", "Check the port; an engine's port for TLS is usually 2376.");
        }
        return new Obstacle(
                "TLS failed (" + message + ")",
                "Check that the engine speaks TLS at this port, and the certificates in DOCKER_CERT_PATH or the docker"
                        + " context.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
