package io.github.dockermaven.application;

import io.github.dockermaven.fuzz.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What is read of an application. */
public final class ApplicationReaders {
    private ApplicationReaders() {}

    public static List<Reader> all() {
        return List.of(
                Reader.ofText(
                        "layers.idx",
                        text -> LayersIndex.parse("app.jar!/layers.idx", text).layerOf("BOOT-INF/lib/a.jar"),
                        """
                        - "dependencies":
                          - "BOOT-INF/lib/"
                        - "application":
                          - "BOOT-INF/classes/"
                          - "META-INF/"
                        """),
                Reader.ofBytes(
                        "class file",
                        input -> ClassPackages.read(new ByteArrayInputStream(input), name -> {}),
                        classFile(ApplicationReaders.class),
                        classFile(List.class)),
                Reader.ofText(
                        "copied file",
                        text -> CopiedFile.parse(text).isWholeContext(),
                        "apiEncryptionKey.jks:/keys/",
                        "./a/b"));
    }

    private static byte[] classFile(Class<?> type) {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
