package io.github.dockermaven.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A client's TLS handshake, with the check that the certificate is for the server's host. Java neither sends a name
 * that contains {@code _} nor compares a certificate with it; other clients do both, and so does this class.
 */
public final class TlsHandshake {
    private static final int DNS_NAME = 2;

    private TlsHandshake() {}

    /**
     * Runs the handshake.
     *
     * @param host the host with which the socket was created, IPv6 without brackets
     * @param verify whether the certificate must be for the host
     */
    public static void run(SSLSocket socket, String host, boolean verify) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        boolean known = isKnownToJava(host);
        if (known && verify) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        } else if (!known) {
            serverName(host).ifPresent(name -> parameters.setServerNames(List.of(name)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        if (!known && verify) {
            checkName((X509Certificate) socket.getSession().getPeerCertificates()[0], host);
        }
    }

    /**
     * Returns whether Java handles the host. An IPv6 address may have a {@code _} in its zone, which is not compared.
     */
    private static boolean isKnownToJava(String host) {
        return host.indexOf('_') < 0 || host.indexOf(':') >= 0;
    }

    private static Optional<SNIHostName> serverName(String host) {
        try {
            return Optional.of(new SNIHostName(host.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            // Malformed in another way too: the server chooses its certificate without the name.
            return Optional.empty();
        }
    }

    private static void checkName(X509Certificate certificate, String host) throws IOException {
        if (names(certificate).stream()
                .filter(name -> name.get(0).equals(DNS_NAME))
                .noneMatch(name -> isNamed(host, (String) name.get(1)))) {
            String reason = "No subject alternative DNS name matching " + host + " found.";
            SSLHandshakeException failure = new SSLHandshakeException(reason);
            failure.initCause(new CertificateException(reason));
            throw failure;
        }
    }

    private static Collection<List<?>> names(X509Certificate certificate) throws IOException {
        try {
            return Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
        } catch (CertificateParsingException e) {
            throw new SSLHandshakeException("its certificate is malformed");
        }
    }

    /** Returns whether a certificate's name matches the host. A star stands for the first label (RFC 6125, 6.4.3). */
    static boolean isNamed(String host, String pattern) {
        return pattern.equalsIgnoreCase(host)
                || pattern.startsWith("*.")
                        && host.indexOf('.') > 0
                        && pattern.substring(1).equalsIgnoreCase(host.substring(host.indexOf('.')));
    }
}
