package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSearchTest {
    private static final Map<String, String> MODULES = RunningJdk.current().moduleOfPackage();

    @TempDir
    Path folder;

    private final ModuleSearch search = new ModuleSearch(MODULES, 17);

    /** Of no use but for what its classes name. */
    @SuppressWarnings("unused")
    static final class Calls {
        static Object call() throws Exception {
            return java.sql.DriverManager.getConnection("jdbc:none");
        }
    }

    @SuppressWarnings("unused")
    static final class Declares {
        private java.util.List<java.util.prefs.Preferences> field;

        javax.naming.Context method(java.net.http.HttpClient[] argument) {
            return null;
        }
    }

    private static byte[] classFile(Class<?> type) {
        String name = type.getName();
        try (InputStream stream = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        return Files.write(folder.resolve("app.jar"), zip(entries));
    }

    @Test
    void findsWhatIsCalled() throws IOException {
        assertThat(search.modulesOf(List.of(jar(Map.of("Calls.class", classFile(Calls.class))))))
                .containsExactly("java.base", "java.sql");
    }

    @Test
    void findsTheTypesOfFieldsAndMethods() throws IOException {
        assertThat(search.modulesOf(List.of(jar(Map.of("Declares.class", classFile(Declares.class))))))
                .containsExactly("java.base", "java.naming", "java.net.http", "java.prefs");
    }

    @Test
    void addsWhatReflectionNeedsAsFarAsTheJdkHasIt() throws IOException {
        Path jar = jar(Map.of("Calls.class", classFile(Calls.class)));

        assertThat(search.modulesFor(List.of(jar)))
                .contains("java.sql", "java.management", "jdk.crypto.ec", "jdk.zipfs");
        assertThat(new ModuleSearch(Map.of("java/lang", "java.base", "jdk/net", "jdk.net"), 17)
                        .modulesFor(List.of(jar)))
                .containsExactly("java.base", "jdk.net");
    }

    @Test
    void looksIntoJarsInJars() throws IOException {
        byte[] library = zip(Map.of("Calls.class", classFile(Calls.class)));
        byte[] war = zip(Map.of("WEB-INF/lib/library.jar", library));

        assertThat(search.modulesOf(List.of(jar(Map.of("BOOT-INF/lib/nested.jar", war)))))
                .containsExactly("java.base", "java.sql");
    }

    @Test
    void readsWhatTheReleaseLoadsOfMultiReleaseJars() throws IOException {
        byte[] calls = classFile(Calls.class);
        byte[] declares = classFile(Declares.class);

        assertThat(search.modulesOf(List.of(jar(Map.of(
                        "META-INF/versions/17/Calls.class", calls, "META-INF/versions/21/Declares.class", declares)))))
                .containsExactly("java.base", "java.sql");
    }

    @Test
    void passesOverModuleDescriptors() throws IOException {
        assertThat(search.modulesOf(List.of(jar(Map.of("module-info.class", new byte[] {1, 2, 3})))))
                .isEmpty();
    }

    @Test
    void namesAClassThatCannotBeRead() throws IOException {
        Path jar = jar(Map.of(
                "BOOT-INF/lib/library.jar",
                zip(Map.of("shop/Broken.class", "not a class".getBytes(StandardCharsets.UTF_8)))));

        assertThatThrownBy(() -> search.modulesOf(List.of(jar)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The modules that the application needs cannot be found: class shop/Broken.class of " + jar
                        + "!/BOOT-INF/lib/library.jar cannot be read, it does not begin as a class file does. Name the"
                        + " modules in docker.modules.");
    }

    @Test
    void namesAConstantThatItDoesNotKnow() throws IOException {
        byte[] broken = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99, 0, 2, 77};
        Path jar = jar(Map.of("Broken.class", broken));

        assertThatThrownBy(() -> search.modulesOf(List.of(jar)))
                .hasMessageContaining("its constant pool has an entry with the unknown tag 77");
    }

    @Test
    void saysThatAJarIsNone() throws IOException {
        Path jar = Files.writeString(folder.resolve("app.jar"), "text");

        assertThatThrownBy(() -> search.modulesOf(List.of(jar)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(jar + " cannot be read as a jar: ");
        assertThatThrownBy(() -> ModuleSearch.digest(List.of(jar)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(jar + " cannot be read as a jar: ");
    }

    @Test
    void tellsApplicationsApartByTheirContents() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(Map.of("a.txt", new byte[] {1}));
        String first = ModuleSearch.digest(List.of(jar(entries))).toString();
        assertThat(ModuleSearch.digest(List.of(jar(entries)))).hasToString(first);

        entries.put("a.txt", new byte[] {2});
        assertThat(ModuleSearch.digest(List.of(jar(entries))).toString()).isNotEqualTo(first);
    }

    /** {@code jdeps} looks at fewer places of a class file. It gets no jars, of which it refuses some that lack others. */
    @ParameterizedTest
    @ValueSource(classes = {ObjectMapper.class, IOUtils.class, TarArchiveEntry.class, StringUtils.class})
    void findsAllThatJdepsFinds(Class<?> ofJar) throws IOException, URISyntaxException {
        Path jar = Path.of(
                ofJar.getProtectionDomain().getCodeSource().getLocation().toURI());
        unpack(jar);
        StringWriter output = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        PrintWriter writer = new PrintWriter(output);
        assertThat(jdeps.run(writer, writer, "-summary", folder.toString()))
                .as(output.toString())
                .isZero();

        List<String> found = output.toString()
                .lines()
                .map(line -> line.replaceFirst(".* -> ", ""))
                .filter(MODULES::containsValue)
                .toList();

        assertThat(found).contains("java.base");
        assertThat(search.modulesOf(List.of(jar))).containsAll(found);
    }

    private void unpack(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(open.entries())) {
                if (entry.getName().matches("(?!META-INF/).*(?<!module-info)\\.class")) {
                    Path file = folder.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.copy(open.getInputStream(entry), file);
                }
            }
        }
    }
}
