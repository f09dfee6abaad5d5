package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Texts in jars, of limited length: a few bytes can unpack to very many. */
public final class JarTexts {
    private static final int LONGEST = 8 << 20;

    private JarTexts() {}

    /** Returns a jar's manifest, an empty one if it has none. */
    static Manifest manifest(JarFile jar) throws IOException {
        ZipEntry usual = jar.getEntry(JarFile.MANIFEST_NAME);
        ZipEntry entry = usual == null ? inAnotherCase(jar) : usual;
        return entry == null ? new Manifest() : new Manifest(new ByteArrayInputStream(bytes(jar, entry)));
    }

    private static ZipEntry inAnotherCase(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns a text in UTF-8.
     *
     * @throws DockerFailureException if it is too long
     */
    public static String read(JarFile jar, ZipEntry entry) throws IOException {
        return new String(bytes(jar, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream stream = jar.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new DockerFailureException(PrintableText.quote(entry.getName()) + " of " + jar.getName()
                        + " has more than " + LONGEST + " bytes, which no such file has. Build the jar anew.");
            }
            return bytes;
        }
    }
}
