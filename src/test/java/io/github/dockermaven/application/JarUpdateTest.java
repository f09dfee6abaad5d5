package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarUpdateTest {
    /** An even number of seconds, which every zip can have, and not now. */
    private static final long TIME = 1_600_000_000_000L;

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void write() throws IOException {
        jar = folder.resolve("app.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n", ZipEntry.DEFLATED);
            add(zip, "a/One.class", "one", ZipEntry.DEFLATED);
            add(zip, "BOOT-INF/lib/common-1.0.jar", "jar", ZipEntry.STORED);
            add(zip, "a/Two.class", "two", ZipEntry.DEFLATED);
        }
        Files.setLastModifiedTime(jar, FileTime.fromMillis(TIME));
    }

    @Test
    void replacesInPlaceAndKeepsTheRest() throws IOException {
        assertThat(update("a/One.class", "another")).isTrue();
        assertThat(names())
                .containsExactly("META-INF/MANIFEST.MF", "a/One.class", "BOOT-INF/lib/common-1.0.jar", "a/Two.class");
        assertThat(text("a/One.class")).isEqualTo("another");
        assertThat(text("a/Two.class")).isEqualTo("two");
        assertThat(entry("a/One.class").getTime()).isEqualTo(TIME);
        assertThat(Files.getLastModifiedTime(jar).toMillis()).isEqualTo(TIME);
    }

    @Test
    void givesTheSameJarForTheSameFiles() throws IOException {
        update("a/One.class", "another");
        byte[] first = Files.readAllBytes(jar);
        update("a/One.class", "one");
        update("a/One.class", "another");
        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void leavesAJarThatHasItAlready() throws IOException {
        byte[] before = Files.readAllBytes(jar);
        assertThat(update("a/One.class", "one")).isFalse();
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    @Test
    void doesNotCompressAJarInAJar() throws IOException {
        update("BOOT-INF/lib/common-1.0.jar", "another jar");
        assertThat(entry("BOOT-INF/lib/common-1.0.jar").getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(text("BOOT-INF/lib/common-1.0.jar")).isEqualTo("another jar");
        assertThat(entry("a/One.class").getMethod()).isEqualTo(ZipEntry.DEFLATED);
    }

    @Test
    void addsWithTheTimeOfTheManifestAndRemoves() throws IOException {
        update("b/c/Three.class", "three");
        assertThat(text("b/c/Three.class")).isEqualTo("three");
        assertThat(entry("b/c/Three.class").getTime()).isEqualTo(TIME);
        JarUpdate removal = new JarUpdate(jar);
        removal.put("a/One.class", folder.resolve("none"));
        removal.put("a/None.class", folder.resolve("none"));
        assertThat(removal.run()).isTrue();
        assertThat(JarUpdate.entries(jar))
                .doesNotContain("a/One.class", "a/None.class")
                .contains("a/Two.class");
        assertThat(removal.run()).isFalse();
    }

    @Test
    void keepsTheScriptThatAJarBeginsWith() throws IOException {
        byte[] zip = Files.readAllBytes(jar);
        Files.writeString(jar, "#!/bin/sh\nexec java -jar $0\n");
        Files.write(jar, zip, StandardOpenOption.APPEND);
        update("a/One.class", "another");
        assertThat(text("a/One.class")).isEqualTo("another");
        assertThat(text("a/Two.class")).isEqualTo("two");
        assertThat(new String(Files.readAllBytes(jar), StandardCharsets.ISO_8859_1))
                .startsWith("#!/bin/sh\nexec");
    }

    @Test
    void givesTheSameJarWhateverWasChangedFirst() throws IOException {
        update("a/Two.class", "another");
        update("a/One.class", "another");
        byte[] first = Files.readAllBytes(jar);
        write();
        update("a/One.class", "another");
        update("a/Two.class", "another");
        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void reportsAJarThatIsNone() throws IOException {
        Files.writeString(jar, "half");
        assertThatThrownBy(() -> update("a/One.class", "another"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(jar + " cannot be brought up to date: ")
                .hasMessageEndingWith("'mvn package' makes it anew.");
    }

    private boolean update(String entry, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text);
        JarUpdate update = new JarUpdate(jar);
        update.put(entry, file);
        return update.run();
    }

    private static void add(ZipOutputStream zip, String name, String text, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(TIME);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(text.getBytes());
            entry.setSize(text.length());
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(text.getBytes());
        zip.closeEntry();
    }

    private List<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().<String>map(ZipEntry::getName).toList();
        }
    }

    private ZipEntry entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(name);
        }
    }

    private String text(String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes());
        }
    }
}
