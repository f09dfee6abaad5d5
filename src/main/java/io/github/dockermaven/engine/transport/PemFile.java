package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates and keys of a PEM file (RFC 7468). */
final class PemFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private final Path file;
    private final List<Block> blocks;

    private record Block(String label, byte[] der) {}

    private PemFile(Path file, List<Block> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /**
     * Reads a file.
     *
     * @throws DockerFailureException if it is missing, unreadable or has nothing usable
     */
    static PemFile read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new DockerFailureException(
                    ("TLS with the engine needs the file %s, which does not exist. Put it there,"
                                    + " or set DOCKER_CERT_PATH to the folder that has ca.pem, cert.pem and key.pem.")
                            .formatted(file));
        } catch (IOException e) {
            throw new DockerFailureException(
                    "TLS with the engine needs the file %s, which cannot be read: %s. Make it a file that you may read."
                            .formatted(file, PrintableText.of(e)),
                    e);
        }
        List<Block> blocks = new ArrayList<>();
        for (Matcher matcher = BLOCK.matcher(text); matcher.find(); ) {
            if (matcher.group(1).equals("ENCRYPTED PRIVATE KEY")
                    || matcher.group(2).contains("ENCRYPTED")) {
                throw new DockerFailureException(
                        ("The key in %s is protected by a password, which the plugin cannot enter. Write it without"
                                        + " one: openssl pkey -in %s -out KEY")
                                .formatted(file, file));
            }
            try {
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw new DockerFailureException("%s has a %s that is not valid PEM. Put the right file there."
                        .formatted(file, matcher.group(1)));
            }
        }
        return new PemFile(file, blocks);
    }

    /** Returns all certificates in the file's order, at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label.equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der)));
                }
            }
        } catch (CertificateException e) {
            throw new DockerFailureException(
                    "%s has a certificate that cannot be read: %s. Put the right file there."
                            .formatted(file, PrintableText.of(e)),
                    e);
        }
        if (certificates.isEmpty()) {
            throw new DockerFailureException("%s has no certificate in PEM. Put the right file there.".formatted(file));
        }
        return certificates;
    }

    /** Returns the first key, as PKCS#8, PKCS#1 (RSA) or SEC 1 (elliptic curve). */
    PrivateKey privateKey() {
        byte[] curve = null;
        for (Block block : blocks) {
            switch (block.label) {
                case "PRIVATE KEY":
                    return key(block.der, "RSA", "EC", "EdDSA");
                case "RSA PRIVATE KEY":
                    return key(Pkcs8.ofPkcs1(block.der), "RSA");
                case "EC PARAMETERS":
                    curve = block.der;
                    break;
                case "EC PRIVATE KEY":
                    return key(ofSec1(block.der, curve), "EC");
                default:
            }
        }
        throw new DockerFailureException("%s has no private key in PEM. Put the right file there.".formatted(file));
    }

    private byte[] ofSec1(byte[] der, byte[] curve) {
        try {
            return Pkcs8.ofSec1(der, curve);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private PrivateKey key(byte[] pkcs8, String... algorithms) {
        GeneralSecurityException failure = null;
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                failure = e;
            }
        }
        throw unreadable(failure);
    }

    private DockerFailureException unreadable(Exception cause) {
        return new DockerFailureException(
                "%s has a private key that cannot be read; write it as PKCS#8: openssl pkcs8 -topk8 -nocrypt -in %s -out KEY"
                        .formatted(file, file),
                cause);
    }
}
