package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a class file, a manifest or a jar has, there is a result, or an error that names the file. */
class MutatedJarTest {
    private static final int ROUNDS = 150;
    private static final String MANIFEST =
            "Manifest-Version: 1.0\r\nMain-Class: shop.Main\r\nClass-Path: lib/a.jar lib/b.jar\r\n\r\n";

    @TempDir
    Path folder;

    /** Always the same, so that a failure can be repeated. */
    private final Random random = new Random(42);

    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    private static byte[] classFile() throws IOException {
        try (InputStream stream = MutatedJarTest.class.getResourceAsStream("MutatedJarTest.class")) {
            return stream.readAllBytes();
        }
    }

    private static byte[] jar(byte[] manifest, byte[] classFile, byte[] nested) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(manifest);
            zip.putNextEntry(new ZipEntry("shop/Main.class"));
            zip.write(classFile);
            zip.putNextEntry(new ZipEntry("BOOT-INF/lib/nested.jar"));
            zip.write(nested);
        }
        return bytes.toByteArray();
    }

    private static byte[] jar() throws IOException {
        byte[] manifest = MANIFEST.getBytes(StandardCharsets.UTF_8);
        return jar(manifest, classFile(), jar(manifest, classFile(), new byte[0]));
    }

    /** Some bytes changed, a part cut off, or a part twice. */
    private byte[] mutate(byte[] bytes) throws IOException {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        int at = random.nextInt(mutated.length);
        switch (random.nextInt(4)) {
            case 0 -> result.write(mutated, 0, at);
            case 1 -> {
                result.write(mutated, 0, at);
                result.write(mutated, at / 2, mutated.length - at / 2);
            }
            default -> result.write(mutated);
        }
        return result.toByteArray();
    }

    private void readAll(byte[] whole, Reader reader) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            reader.read(mutate(whole));
        }
    }

    @Test
    void aClassFileHasPackagesOrAReason() throws IOException {
        readAll(classFile(), bytes -> {
            try {
                ClassPackages.read(new ByteArrayInputStream(bytes), name -> assertThat(name)
                        .isNotNull());
            } catch (IOException e) {
                assertThat(e.getMessage()).startsWith("it");
            }
        });
    }

    @Test
    void aClassFileHasAVersionOrAReason() throws IOException {
        readAll(classFile(), bytes -> {
            try {
                assertThat(ClassVersion.read(new ByteArrayInputStream(bytes)).release())
                        .isPositive();
            } catch (IOException e) {
                assertThat(e.getMessage()).startsWith("it");
            }
        });
    }

    @Test
    void aManifestIsReadOrNamed() throws IOException {
        byte[] classFile = classFile();
        readAll(MANIFEST.getBytes(StandardCharsets.UTF_8), bytes -> readJar(jar(bytes, classFile, new byte[0])));
    }

    @Test
    void aClassFileInAJarIsReadOrNamed() throws IOException {
        byte[] manifest = MANIFEST.getBytes(StandardCharsets.UTF_8);
        readAll(classFile(), bytes -> readJar(jar(manifest, bytes, new byte[0])));
    }

    @Test
    void aJarIsReadOrNamed() throws IOException {
        readAll(jar(), this::readJar);
    }

    @Test
    void aJarInAJarIsReadOrNamed() throws IOException {
        byte[] manifest = MANIFEST.getBytes(StandardCharsets.UTF_8);
        byte[] classFile = classFile();
        readAll(jar(), bytes -> readJar(jar(manifest, classFile, bytes)));
    }

    private void readJar(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("app.jar"), bytes);
        named(file, () -> {
            PackagedJar packaged = PackagedJar.read(file);
            packaged.needsToBeAJar();
            JarContents.read(file, folder).areOnlyTheProjects();
            new SelfContainedJar(packaged, Optional.of("shop.Main"), "").requiredJava();
        });
        named(file, () -> new ModuleSearch(Map.of("java/lang", "java.base"), 17).modulesOf(List.of(file)));
        named(file, () -> ModuleSearch.digest(List.of(file)));
    }

    private static void named(Path file, Runnable read) {
        try {
            read.run();
        } catch (DockerFailureException | DockerExecutionException e) {
            assertThat(e.getMessage()).contains(file.toString()).doesNotContain("null");
        }
    }
}
