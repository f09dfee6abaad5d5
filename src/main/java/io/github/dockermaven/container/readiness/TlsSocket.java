package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.tls.TlsFailure;
import io.github.dockermaven.tls.TlsHandshake;
import io.github.dockermaven.tls.TrustAll;
import io.github.dockermaven.tls.TrustedAuthorities;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** TLS over a connected socket, for requests by {@code https}. */
final class TlsSocket {
    private TlsSocket() {}

    /** @param verify whether the certificate has to be trusted, and to be for the host */
    static SSLSocket over(Socket plain, HostPort server, boolean verify) throws IOException {
        SSLSocket socket =
                (SSLSocket) context(verify).getSocketFactory().createSocket(plain, server.host(), server.port(), false);
        TlsHandshake.run(socket, server.host(), verify);
        return socket;
    }

    private static SSLContext context(boolean verify) {
        if (verify) {
            return TrustedAuthorities.context(Optional.empty());
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new DockerExecutionException("TLS cannot be initialised: " + PrintableText.of(e) + ".", e);
        }
    }

    /** Returns the failure of a handshake in few words. */
    static String reason(SSLException failure) {
        TlsFailure tls = TlsFailure.of(failure);
        return switch (tls.kind()) {
            case EXPIRED, NOT_YET_VALID, UNTRUSTED, OTHER_HOST ->
                "its certificate is not trusted (" + PrintableText.quote(tls.detail())
                        + "); <allowAllHosts>true</allowAllHosts> accepts any";
            case NO_TLS -> "the server does not speak TLS on this port; write http://";
            case REFUSED, OTHER -> "TLS failed: " + PrintableText.quote(tls.detail());
        };
    }
}
