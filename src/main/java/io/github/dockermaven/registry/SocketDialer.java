package io.github.dockermaven.registry;

import io.github.dockermaven.http.ResponseHead;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections with one server by sockets, through its proxy and by TLS where it has to be.
 *
 * @param verify whether the certificate has to be one for the server's name
 */
record SocketDialer(Address address, Optional<HttpProxy> proxy, SSLContext tls, boolean verify, Duration timeout) {
    private static final int DNS_NAME = 2;

    /** Whether requests name the whole address, as a proxy has to know it. */
    boolean isForwarded() {
        return proxy.isPresent() && !address.isEncrypted();
    }

    /** @param channel which the caller closes, in any case */
    Socket dial(SocketChannel channel) throws IOException {
        String host = proxy.map(HttpProxy::host).orElse(name());
        connect(channel, host, proxy.map(HttpProxy::port).orElse(address.actualPort()));
        if (!address.isEncrypted()) {
            return channel.socket();
        }
        if (proxy.isPresent()) {
            askForTunnel(channel.socket(), proxy.get());
        }
        return encrypt(channel.socket());
    }

    /** Without the brackets of an address of IPv6. */
    private String name() {
        return address.host().replaceAll("[\\[\\]]", "");
    }

    private void connect(SocketChannel channel, String host, int port) throws IOException {
        try {
            channel.socket()
                    .connect(new InetSocketAddress(InetAddress.getByName(host), port), (int) timeout.toMillis());
        } catch (SocketTimeoutException e) {
            throw new HttpConnectTimeoutException("no connection in time");
        }
    }

    /** By CONNECT (RFC 9110, 9.3.6), after which the proxy passes on all that is said. */
    private void askForTunnel(Socket socket, HttpProxy by) throws IOException {
        String server = address.host() + ":" + address.actualPort();
        String login = by.authorization() == null ? "" : "Proxy-Authorization: " + by.authorization() + "\r\n";
        socket.getOutputStream()
                .write(("CONNECT " + server + " HTTP/1.1\r\nHost: " + server + "\r\n" + login + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        int status = ResponseHead.read(socket.getInputStream()).status();
        if (status / 100 != 2) {
            throw ProxyFailure.answered(by, status, "the registry");
        }
    }

    private Socket encrypt(Socket socket) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) tls.getSocketFactory().createSocket(socket, name(), address.actualPort(), false);
        SSLParameters parameters = encrypted.getSSLParameters();
        boolean known = isKnownToJava();
        if (known && verify) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        } else if (!known) {
            parameters.setServerNames(List.of(new SNIHostName(name().getBytes(StandardCharsets.US_ASCII))));
        }
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        if (!known && verify) {
            checkName((X509Certificate) encrypted.getSession().getPeerCertificates()[0]);
        }
        return encrypted;
    }

    /** Java compares no certificate with a name that has a {@code _}, and does not send it. */
    private boolean isKnownToJava() {
        return address.host().indexOf('_') < 0;
    }

    private void checkName(X509Certificate certificate) throws IOException {
        if (names(certificate).stream()
                .filter(name -> name.get(0).equals(DNS_NAME))
                .noneMatch(name -> isNamed(name(), (String) name.get(1)))) {
            String reason = "No subject alternative DNS name matching " + name() + " found.";
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

    /** A star stands for one label, the first (RFC 6125, 6.4.3). */
    static boolean isNamed(String name, String pattern) {
        return pattern.equalsIgnoreCase(name)
                || pattern.startsWith("*.")
                        && name.indexOf('.') > 0
                        && pattern.substring(1).equalsIgnoreCase(name.substring(name.indexOf('.')));
    }
}
