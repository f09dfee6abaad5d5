package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.tls.TrustAll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The PEM files for TLS with an engine, with Docker's names.
 *
 * @param ca the certificates to trust; those that the JDK trusts if empty
 * @param certificate the client's certificate chain
 * @param key the private key of the client's certificate
 * @param verify whether the engine's certificate is verified, including its host name
 */
public record TlsMaterial(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, boolean verify) {
    /** No files: the JDK's trusted certificates, and none of the client. */
    public static final TlsMaterial NONE = new TlsMaterial(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** Returns all three files of a folder, whether they exist or not. */
    public static TlsMaterial all(Path folder, boolean verify) {
        return new TlsMaterial(
                Optional.of(folder.resolve("ca.pem")),
                Optional.of(folder.resolve("cert.pem")),
                Optional.of(folder.resolve("key.pem")),
                verify);
    }

    /** Returns the existing files of a folder. */
    public static TlsMaterial present(Path folder, boolean verify) {
        return new TlsMaterial(
                ifExists(folder.resolve("ca.pem")),
                ifExists(folder.resolve("cert.pem")),
                ifExists(folder.resolve("key.pem")),
                verify);
    }

    private static Optional<Path> ifExists(Path file) {
        return Optional.of(file).filter(path -> !Files.notExists(path));
    }

    public boolean isEmpty() {
        return ca.isEmpty() && certificate.isEmpty() && key.isEmpty();
    }

    /**
     * Returns the TLS context.
     *
     * @throws DockerFailureException naming the file that is missing, unreadable or not of its kind
     */
    SSLContext context() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new DockerFailureException(
                    "TLS with the engine needs a certificate and its key, but beside %s there is no %s. Put it there."
                            .formatted(
                                    certificate.or(() -> key).orElseThrow(),
                                    certificate.isEmpty() ? "cert.pem" : "key.pem"));
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DockerFailureException(
                    "The certificates for TLS with the engine (%s) cannot be used: %s. Put the right files there."
                            .formatted(
                                    ca.or(() -> certificate).map(Path::toString).orElse("Java's"), PrintableText.of(e)),
                    e);
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        if (certificate.isEmpty() || key.isEmpty()) {
            return null;
        }
        List<X509Certificate> chain = PemFile.read(certificate.get()).certificates();
        PrivateKey own = PemFile.read(key.get()).privateKey();
        checkOwn(chain.get(0), own);
        KeyStore store = emptyStore();
        store.setKeyEntry("key", own, new char[0], chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /** Checks the client's certificate, for which an engine's error would not name the cause. */
    private void checkOwn(X509Certificate own, PrivateKey ownKey) throws GeneralSecurityException {
        try {
            own.checkValidity();
        } catch (CertificateException e) {
            throw new DockerFailureException(
                    "The certificate in %s is valid from %s to %s, which is not now. Put a new one there."
                            .formatted(
                                    certificate.get(),
                                    own.getNotBefore().toInstant(),
                                    own.getNotAfter().toInstant()),
                    e);
        }
        if (!belongTogether(own.getPublicKey(), ownKey)) {
            throw new DockerFailureException(
                    "The key in %s is not that of the certificate in %s. Put the two there that belong together."
                            .formatted(key.get(), certificate.get()));
        }
    }

    /** Returns whether two keys belong together: one verifies the other's signature. */
    private static boolean belongTogether(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        String algorithm = privateKey.getAlgorithm();
        if (!publicKey.getAlgorithm().equals(algorithm)) {
            return false;
        }
        String name = algorithm.equals("EdDSA") ? algorithm : "SHA256with" + algorithm.replace("EC", "ECDSA");
        Signature signature = Signature.getInstance(name);
        byte[] text = {1, 2, 3};
        signature.initSign(privateKey);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(text);
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        }
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        if (!verify) {
            return new TrustManager[] {new TrustAll()};
        }
        if (ca.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate trusted : PemFile.read(ca.get()).certificates()) {
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
}
