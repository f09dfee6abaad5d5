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
 * A TLS context that is initialised lazily. The JDK's HTTP client requires one at its creation, even if it will only
 * speak HTTP, and the initialisation takes longer than a small transfer.
 */
public final class LazyTls extends SSLContext {
    /** @param tls creates the context; called once */
    public LazyTls(Supplier<SSLContext> tls) {
        super(new Delegate(tls), null, "TLS");
    }

    private static final class Delegate extends SSLContextSpi {
        private final Supplier<SSLContext> supplier;
        private SSLContext context;

        Delegate(Supplier<SSLContext> supplier) {
            this.supplier = supplier;
        }

        private synchronized SSLContext tls() {
            if (context == null) {
                context = supplier.get();
            }
            return context;
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
