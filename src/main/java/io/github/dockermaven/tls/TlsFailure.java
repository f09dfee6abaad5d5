package io.github.dockermaven.tls;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.Throwables;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The meaning of the JDK's exception for a TLS connection that failed.
 *
 * @param detail in the JDK's words
 */
public record TlsFailure(Kind kind, String detail) {
    private static final String ALERT = "Received fatal alert: ";

    /** The kinds of failure. */
    public enum Kind {
        /** The server's certificate has expired. */
        EXPIRED,
        /** The server's certificate is not valid yet. */
        NOT_YET_VALID,
        /** The server's certificate was issued by an authority that is not trusted. */
        UNTRUSTED,
        /** The server's certificate is not for the host name that was used. */
        OTHER_HOST,
        /**
         * Returns the server refuses the client's certificate, or the lack of one; the detail is the server's alert.
         */
        REFUSED,
        /** The server does not speak TLS. */
        NO_TLS,
        /** Anything else. */
        OTHER
    }

    public static TlsFailure of(SSLException failure) {
        Optional<CertificateExpiredException> expired = Throwables.find(failure, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return new TlsFailure(Kind.EXPIRED, PrintableText.of(expired.get()));
        }
        Optional<CertificateNotYetValidException> early =
                Throwables.find(failure, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return new TlsFailure(Kind.NOT_YET_VALID, PrintableText.of(early.get()));
        }
        if (Throwables.find(failure, CertPathBuilderException.class).isPresent()) {
            return new TlsFailure(Kind.UNTRUSTED, PrintableText.of(failure));
        }
        Optional<CertificateException> otherHost = Throwables.find(failure, CertificateException.class)
                .filter(e -> PrintableText.of(e).matches("No (subject alternative|name).*"));
        return otherHost
                .map(e -> new TlsFailure(Kind.OTHER_HOST, PrintableText.of(e)))
                .orElseGet(() -> ofMessage(PrintableText.of(failure)));
    }

    private static TlsFailure ofMessage(String message) {
        if (message.startsWith(ALERT)) {
            String alert = message.substring(ALERT.length());
            if (alert.matches("(bad_|unsupported_|unknown_|no_)?certificate.*|unknown_ca|access_denied")) {
                return new TlsFailure(Kind.REFUSED, alert);
            }
        }
        return new TlsFailure(
                message.matches("(Unsupported or u|U)nrecognized SSL message.*") ? Kind.NO_TLS : Kind.OTHER, message);
    }
}
