package io.github.dockermaven.tls;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The trusted certificate authorities: the JDK's and those that a user adds. */
public final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /**
     * Returns a TLS context that trusts the JDK's authorities and those of a file.
     *
     * @param added a PEM file of further certificates
     * @throws DockerFailureException if the file cannot be read or has no certificate
     */
    public static SSLContext context(Optional<Path> added) {
        try {
            if (added.isEmpty()) {
                return SSLContext.getDefault();
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate trusted : of(null).getAcceptedIssuers()) {
                store.setCertificateEntry("jdk" + store.size(), trusted);
            }
            for (Certificate trusted : read(added.get())) {
                store.setCertificateEntry("added" + store.size(), trusted);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {of(store)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new DockerFailureException(
                    "TLS cannot be initialised: " + PrintableText.of(e) + ". Repair the JDK's trust store.", e);
        }
    }

    /** @param store the JDK's own if {@code null} */
    private static X509TrustManager of(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    /**
     * Reads the certificates of a PEM file.
     *
     * @throws DockerFailureException if it cannot be read or has none
     */
    public static Collection<? extends Certificate> read(Path file) {
        Collection<? extends Certificate> certificates;
        try {
            InputStream pem = new ByteArrayInputStream(Files.readAllBytes(file));
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
        } catch (NoSuchFileException e) {
            throw new DockerFailureException(
                    "The file " + file + " with the authorities to trust does not exist. Correct its name.");
        } catch (IOException e) {
            throw new DockerFailureException(
                    "The file " + file + " with the authorities to trust cannot be read: " + PrintableText.of(e)
                            + ". Make it a file that you may read.",
                    e);
        } catch (CertificateException e) {
            throw new DockerFailureException(
                    "The file " + file + " has a certificate that cannot be read: " + PrintableText.of(e)
                            + ". Put the authorities to trust there in PEM.",
                    e);
        }
        if (certificates.isEmpty()) {
            throw new DockerFailureException(
                    "The file " + file + " has no certificate. Put the authorities to trust there in PEM.");
        }
        return certificates;
    }
}
