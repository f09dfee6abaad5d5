package io.github.dockermaven.registry;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.Throwables;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The cause of a failed connection with a server, and its fix.
 *
 * @param reason such as {@code connection refused}
 * @param remedy without a full stop
 */
record ConnectionFailure(String reason, String remedy) {
    /** Returns whether another attempt may succeed. */
    static boolean isRetryable(IOException failure) {
        boolean tls = Throwables.find(failure, SSLException.class)
                .filter(e -> TlsFailure.of(e).kind() != TlsFailure.Kind.OTHER)
                .isPresent();
        boolean refused = failure instanceof ProxyFailure proxy && proxy.status() / 100 == 4;
        return !(tls
                || refused
                || isUnknownHost(failure)
                || failure instanceof BodySourceException
                || failure instanceof ResponseTooLargeException
                || failure instanceof BadLocationException);
    }

    /** Returns whether the server does not speak TLS at all. */
    static boolean isWithoutTls(IOException failure) {
        boolean other = Throwables.find(failure, SSLException.class)
                .filter(e -> TlsFailure.of(e).kind() == TlsFailure.Kind.NO_TLS)
                .isPresent();
        return other || failure instanceof ConnectException;
    }

    /**
     * Returns the meaning of a failure.
     *
     * @param host with its port, as it is in the address
     * @param server the kind of server, such as {@code the registry}
     */
    static ConnectionFailure of(IOException failure, String host, String server) {
        if (failure instanceof ProxyFailure proxy) {
            return new ConnectionFailure(proxy.getMessage(), proxy.remedy(host.replaceFirst(":[0-9]+$", "")));
        }
        Optional<SSLException> tls = Throwables.find(failure, SSLException.class);
        if (tls.isPresent()) {
            return of(TlsFailure.of(tls.get()), host, server);
        }
        if (isUnknownHost(failure)) {
            return new ConnectionFailure("unknown host " + host, "Check " + server + "'s name and your network");
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return new ConnectionFailure(
                    "no connection to " + host + " in time",
                    "Check " + server + "'s name, your network and its firewalls");
        }
        if (failure instanceof ConnectException) {
            return new ConnectionFailure(
                    "connection to " + host + " refused", "Check its port, and that " + server + " runs there");
        }
        String message = PrintableText.quote(PrintableText.of(failure));
        if (failure instanceof ReadTimeoutException) {
            return new ConnectionFailure(
                    message, "See whether " + server + " at " + host + " hangs, try again, or raise docker.timeout");
        }
        if (failure instanceof ResponseTooLargeException || failure instanceof BadLocationException) {
            return new ConnectionFailure(message, "Check that " + server + " is what answers at " + host);
        }
        return new ConnectionFailure(
                "the connection to " + host + " was lost (" + message + ")",
                "Try again, and see " + server + "'s log and the proxies in between");
    }

    private static ConnectionFailure of(TlsFailure failure, String host, String server) {
        String detail = " (" + failure.detail() + ")";
        return switch (failure.kind()) {
            case EXPIRED ->
                new ConnectionFailure(
                        "the certificate of " + host + " has expired" + detail,
                        "Give " + server + " a new one, or correct this machine's clock");
            case NOT_YET_VALID ->
                new ConnectionFailure(
                        "the certificate of " + host + " is not valid yet" + detail,
                        "Correct this machine's clock, or " + server + "'s");
            case UNTRUSTED ->
                new ConnectionFailure(
                        "the certificate of " + host + " is by an authority that is not trusted",
                        "Give the authority's certificate in a PEM file as the registries' CA, or name " + host
                                + " among the insecure registries");
            case OTHER_HOST ->
                new ConnectionFailure(
                        "the certificate of " + host + " is for another host" + detail,
                        "Name " + server + " as its certificate does, or give it one with that name");
            case REFUSED ->
                new ConnectionFailure(
                        host + " requires a client certificate" + detail,
                        "Use a registry that accepts a user name and password");
            case NO_TLS ->
                new ConnectionFailure(
                        host + " does not speak TLS",
                        "Check its port, or name " + host + " among the insecure registries if it is to speak http");
            case OTHER -> new ConnectionFailure("TLS with " + host + " failed" + detail, "See " + server + "'s log");
        };
    }

    static boolean isUnknownHost(IOException failure) {
        return Throwables.find(failure, UnknownHostException.class).isPresent()
                || Throwables.find(failure, UnresolvedAddressException.class).isPresent();
    }
}
