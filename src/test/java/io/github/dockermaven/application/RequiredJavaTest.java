package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredJavaTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** The beginning of a class file, which is all that is read. */
    private static byte[] classOf(int release, boolean preview) {
        byte minor = (byte) (preview ? 0xFF : 0);
        return new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, minor, minor, 0, (byte) (44 + release)};
    }

    private static byte[] classOf(int release) {
        return classOf(release, false);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private PackagedJar app(String mainClass) throws IOException {
        return TestJars.packaged(Files.write(folder.resolve("app.jar"), zip(entries)), mainClass);
    }

    private Optional<RequiredJava> ofShaded(String mainClass) throws IOException {
        return new SelfContainedJar(app(mainClass), Optional.empty(), "").requiredJava();
    }

    private RequiredJava java(int release, String className) {
        return new RequiredJava(
                release, false, className, folder.resolve("app.jar").toString());
    }

    @Test
    void isThatOfTheClassToStart() throws IOException {
        entries.put("shop/Main.class", classOf(25));

        assertThat(ofShaded("shop.Main")).contains(java(25, "shop/Main.class"));
    }

    /** As those of Kotlin are, whose compiler has a target of its own. */
    @Test
    void isTheNewestOfTheApplicationsOwnClasses() throws IOException {
        entries.put("com/shop/app/Main.class", classOf(17));
        entries.put("com/shop/app/web/First.class", classOf(17));
        entries.put("com/shop/app/web/Second.class", classOf(21));

        assertThat(ofShaded("com.shop.app.Main")).contains(java(21, "com/shop/app/web/Second.class"));
    }

    @Test
    void isThatOfALibraryIfThatIsNewer() throws IOException {
        entries.put("shop/Main.class", classOf(11));
        PackagedJar jar = app("shop.Main");
        Path library = Files.write(folder.resolve("lib.jar"), zip(Map.of("lib/Lib.class", classOf(21))));

        assertThat(new ThinJar(jar, Optional.empty(), List.of(new Library("lib.jar", library, false)), false, "")
                        .requiredJava())
                .contains(new RequiredJava(21, false, "lib/Lib.class", library.toString()));
    }

    @Test
    void isThatOfALibraryInAShadedJar() throws IOException {
        entries.put("shop/Main.class", classOf(11));
        entries.put("org/example/lib/Lib.class", classOf(17));

        assertThat(ofShaded("shop.Main")).contains(java(17, "org/example/lib/Lib.class"));
    }

    /** Libraries have classes for newer releases beside those that all releases load. */
    @ParameterizedTest
    @CsvSource({
        "META-INF/versions/21/shop/Main.class",
        "module-info.class",
        "META-INF/versions/9/module-info.class",
        "BOOT-INF/classes/module-info.class",
        "org/example/lib/later/Second.class"
    })
    void isNotThatOfClassesForNewerReleasesOnly(String newer) throws IOException {
        entries.put("shop/Main.class", classOf(8));
        entries.put("org/example/lib/First.class", classOf(8));
        entries.put(newer, classOf(21));

        assertThat(ofShaded("shop.Main")).contains(java(8, "shop/Main.class"));
    }

    @ParameterizedTest
    @CsvSource({"11, 17, 17", "21, 17, 21"})
    void isThatOfSpringBootsLauncherOrOfWhatItStarts(int own, int launcher, int needed) throws IOException {
        entries.put("org/springframework/boot/loader/launch/JarLauncher.class", classOf(launcher));
        entries.put("BOOT-INF/classes/shop/Base.class", classOf(8));
        entries.put("BOOT-INF/classes/shop/Main.class", classOf(own));
        PackagedJar jar = app("org.springframework.boot.loader.launch.JarLauncher");

        assertThat(new SelfContainedJar(jar, Optional.empty(), "")
                        .requiredJava()
                        .map(RequiredJava::release))
                .contains(needed);
    }

    @ParameterizedTest
    @CsvSource({"BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/"})
    void isThatOfALibraryInTheJar(String place) throws IOException {
        Map<String, byte[]> library = new LinkedHashMap<>();
        library.put("META-INF/versions/25/lib/Lib.class", classOf(25));
        library.put("lib/Lib.class", classOf(21));
        entries.put("Launcher.class", classOf(8));
        entries.put(place + "lib.jar", zip(library));
        entries.put("static/download/other.jar", zip(Map.of("Other.class", classOf(25))));

        assertThat(ofShaded("Launcher"))
                .contains(new RequiredJava(
                        21, false, "lib/Lib.class", folder.resolve("app.jar") + "!/" + place + "lib.jar"));
    }

    @Test
    void isOfNoOtherReleaseWithPreviewFeatures() throws IOException {
        entries.put("shop/Lib.class", classOf(21));
        entries.put("shop/Main.class", classOf(21, true));

        RequiredJava needed = ofShaded("shop.Main").orElseThrow();

        assertThat(needed.preview()).isTrue();
        assertThat(needed.runsOn(21)).isTrue();
        assertThat(needed.runsOn(22)).isFalse();
        assertThat(needed.lacksPreview(TestOptions.from(null).options())).isTrue();
        assertThat(needed.lacksPreview(
                        TestOptions.from(null).jvmArgs("--enable-preview").options()))
                .isFalse();
        assertThat(needed.lacksPreview(TestOptions.from(null)
                        .env(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g --enable-preview"))
                        .options()))
                .isFalse();
    }

    @Test
    void isNotKnownOfAJarWithoutClasses() throws IOException {
        entries.put("a.txt", new byte[0]);
        entries.put("BOOT-INF/lib/no.jar", new byte[] {1, 2, 3});

        assertThat(ofShaded("shop.Main")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', it does not begin as a class file does",
        "CAFEBABE0000, it does not begin as a class file does",
        "504B0304000000000000, it does not begin as a class file does",
        "CAFEBABE0000002C, 'its version is 44, which is none'"
    })
    void namesAClassToStartThatIsNone(String bytes, String cause) throws IOException {
        entries.put("shop/Main.class", HexFormat.of().parseHex(bytes));

        assertThatThrownBy(() -> ofShaded("shop.Main"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The Java that the application needs is not known: class shop/Main.class of "
                        + folder.resolve("app.jar") + " cannot be read, " + cause
                        + ". Build the jar anew with 'mvn package'.");
    }

    /** Some are encrypted, for a class loader of their own. */
    @Test
    void leavesOutOtherFilesThatAreNoClasses() throws IOException {
        entries.put("shop/Main.class", classOf(17));
        entries.put("shop/Secret.class", new byte[] {1, 2, 3});

        assertThat(ofShaded("shop.Main")).contains(java(17, "shop/Main.class"));
    }
}
