package io.github.dockermaven.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * TLS that is made ready when it is first used. The JDK's HTTP client wants it from the outset, also where it will speak
 * nothing but http, and Java takes longer to make it ready than a small transfer does.
 */
public final class LazyTls extends SSLContext {
    /** @param tls makes it ready; asked once */
    public LazyTls(Supplier<SSLContext> tls) {
        super(new Delegate(tls), null, "TLS");
    }

    private static final class Delegate extends SSLContextSpi {
        private final Supplier<SSLContext> source;
        private SSLContext made;

        Delegate(Supplier<SSLContext> source) {
            this.source = source;
        }

        private synchronized SSLContext tls() {
            if (made == null) {
                made = source.get();
            }
            return made;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            tls().init(keys, trust, random);
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return tls().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return tls().getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return tls().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return tls().createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return tls().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return tls().getClientSessionContext();
        }
    }
}
