package io.github.dockermaven.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar of nothing but a manifest: the application's own, with another class path and perhaps another class to start. Java
 * obeys some attributes, {@code Add-Opens} for example, only of the jar that {@code java -jar} starts, and options of the
 * same meaning end Java 8.
 */
final class LauncherJar {
    static final String NAME = "launcher.jar";

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private LauncherJar() {}

    /**
     * Returns the jar's bytes, the same for the same input.
     *
     * @param classPath paths relative to this jar, those of folders with a {@code /} at their end
     */
    static byte[] of(PackagedJar application, String mainClass, List<String> classPath) {
        Manifest manifest = new Manifest(application.manifest());
        manifest.getEntries().clear();
        Attributes attributes = manifest.getMainAttributes();
        attributes.putValue("Main-Class", mainClass);
        attributes.putValue(
                "Class-Path", classPath.stream().map(LauncherJar::encode).collect(Collectors.joining(" ")));
        attributes.remove(Attributes.Name.MULTI_RELEASE);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            manifest.write(text);
            zip.putNextEntry(entry(text.toByteArray()));
            text.writeTo(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: all is in memory
        }
        return jar.toByteArray();
    }

    /** Stored, because compressors differ between machines. */
    private static ZipEntry entry(byte[] text) {
        CRC32 checksum = new CRC32();
        checksum.update(text);
        ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(text.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }

    private static String encode(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e); // never: any path is one
        }
    }
}
