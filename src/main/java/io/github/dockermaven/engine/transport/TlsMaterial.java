package io.github.dockermaven.engine.transport;

import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The PEM files for TLS with an engine, under the names that Docker gives them.
 *
 * @param ca the certificates to trust, or {@code null} for those that the JDK trusts
 * @param certificate our own certificate chain, or {@code null}
 * @param key the private key of our certificate, or {@code null}
 * @param verify whether the engine's certificate is checked, for its host name too
 */
public record TlsMaterial(Path ca, Path certificate, Path key, boolean verify) {
    /** All three files of a folder, there or not. */
    public static TlsMaterial all(Path folder, boolean verify) {
        return new TlsMaterial(folder.resolve("ca.pem"), folder.resolve("cert.pem"), folder.resolve("key.pem"), verify);
    }

    /** Those files of a folder that are there. */
    public static TlsMaterial present(Path folder, boolean verify) {
        return new TlsMaterial(
                ifThere(folder.resolve("ca.pem")),
                ifThere(folder.resolve("cert.pem")),
                ifThere(folder.resolve("key.pem")),
                verify);
    }

    private static Path ifThere(Path file) {
        return Files.notExists(file) ? null : file;
    }

    public boolean isEmpty() {
        return ca == null && certificate == null && key == null;
    }

    /** @throws DockerFailureException naming the file that is missing, unreadable or not what its name says */
    SSLContext context() {
        if ((certificate == null) != (key == null)) {
            throw new DockerFailureException(
                    "TLS with the engine needs a certificate and its key, but beside %s there is no %s."
                            .formatted(
                                    certificate == null ? key : certificate,
                                    certificate == null ? "cert.pem" : "key.pem"));
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DockerFailureException(
                    "The certificates for TLS with the engine (%s) cannot be used: %s"
                            .formatted(ca == null ? certificate : ca, ErrorText.of(e)),
                    e);
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        if (certificate == null) {
            return null;
        }
        List<X509Certificate> chain = PemFile.read(certificate).certificates();
        KeyStore store = emptyStore();
        store.setKeyEntry("key", PemFile.read(key).privateKey(), new char[0], chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        if (!verify) {
            return new TrustManager[] {new TrustAll()};
        }
        if (ca == null) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate trusted : PemFile.read(ca).certificates()) {
            store.setCertificateEntry("ca" + store.size(), trusted);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** For a docker context whose {@code SkipTLSVerify} is set. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
