package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of a jar, which does what {@code java -jar} does, whatever way its files come into the image. */
class ThinJarTest {
    @TempDir
    Path folder;

    private Library library;

    @BeforeEach
    void aLibrary() throws IOException {
        library = new Library("libs/a b.jar", Files.createFile(folder.resolve("a.jar")), false);
    }

    private PackagedJar jar(Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Main-Class", "shop.Main");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        Path file = folder.resolve("app.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.putNextEntry(new ZipEntry("shop/Main.class"));
        }
        return PackagedJar.read(file);
    }

    private Application in(ThinJar thin, ApplicationLayout layout, String jarName) {
        ContextFolder context = new ContextFolder(folder, folder.resolve("docker"), folder, new RecordedProgress());
        return thin.in(
                context,
                TestOptions.from("base:1").layout(layout).jarName(jarName).options());
    }

    private Application in(PackagedJar jar, ApplicationLayout layout) {
        return in(new ThinJar(jar, Optional.empty(), List.of(library), false, ""), layout, null);
    }

    private PackagedJar launcher(String name) {
        return PackagedJar.read(folder.resolve("docker").resolve(name).resolve("launcher.jar"));
    }

    @Test
    void isByTheClassPathIfTheManifestHasNone() throws IOException {
        assertThat(in(jar(Map.of()), ApplicationLayout.JAR).start())
                .containsExactly("-cp", "app.jar:libs/a b.jar", "shop.Main");
        assertThat(in(jar(Map.of()), ApplicationLayout.LAYERS).start())
                .containsExactly("-cp", "classes:libs/a b.jar", "shop.Main");
    }

    @Test
    void isByTheManifestIfThatIsComplete() throws IOException {
        ThinJar thin = new ThinJar(
                jar(Map.of("Add-Opens", "java.base/java.lang")), Optional.empty(), List.of(library), true, "");

        assertThat(in(thin, ApplicationLayout.JAR, null).start()).containsExactly("-jar", "app.jar");
        assertThat(in(thin, ApplicationLayout.JAR, "/opt/shop.jar").start()).containsExactly("-jar", "/opt/shop.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add-Opens", "Add-Exports", "Enable-Native-Access", "Launcher-Agent-Class"})
    void isByALauncherIfTheManifestHasWhatAClassPathDoesNotObey(String attribute) throws IOException {
        Map<String, String> manifest = Map.of(attribute, "value", "Class-Path", "gone.jar", "Other", "kept");

        assertThat(in(jar(manifest), ApplicationLayout.JAR).start()).containsExactly("-jar", "launcher.jar");
        assertThat(launcher("libraries").attribute(attribute)).isEqualTo("value");
        assertThat(launcher("libraries").attribute("Other")).isEqualTo("kept");
        assertThat(launcher("libraries").mainClass()).isEqualTo("shop.Main");
        assertThat(launcher("libraries").classPath()).containsExactly("app.jar", "libs/a%20b.jar");
        byte[] first = Files.readAllBytes(folder.resolve("docker/libraries/launcher.jar"));
        in(jar(manifest), ApplicationLayout.JAR);
        assertThat(folder.resolve("docker/libraries/launcher.jar")).hasBinaryContent(first);

        assertThat(in(jar(manifest), ApplicationLayout.LAYERS).start()).containsExactly("-jar", "launcher.jar");
        assertThat(launcher("layers/dependencies").classPath()).containsExactly("classes/", "libs/a%20b.jar");
    }

    @Test
    void isByALauncherForAnotherClassToo() throws IOException {
        ThinJar thin = new ThinJar(
                jar(Map.of("Add-Opens", "java.base/java.lang")), Optional.of("shop.Other"), List.of(), true, "");

        assertThat(in(thin, ApplicationLayout.JAR, "/opt/shop.jar").start())
                .containsExactly("-jar", "/opt/launcher.jar");
        assertThat(launcher("libraries").mainClass()).isEqualTo("shop.Other");
        assertThat(launcher("libraries").classPath()).containsExactly("shop.jar");
        assertThatThrownBy(() -> in(thin, ApplicationLayout.JAR, "launcher.jar"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("jarName 'launcher.jar' is the name of a jar that is made to start the application. Choose"
                        + " another one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Multi-Release", "Implementation-Version", "Specification-Title", "Sealed"})
    void isOfTheWholeJarInLayersIfAFolderWouldDoSomethingElse(String attribute) throws IOException {
        Application application = in(jar(Map.of(attribute, "true")), ApplicationLayout.LAYERS);

        assertThat(application.start()).containsExactly("-cp", "app.jar:libs/a b.jar", "shop.Main");
        assertThat(application.files())
                .extracting(CopiedFile::source)
                .containsExactly("docker/layers/dependencies/", "docker/layers/application/");
    }

    @Test
    void hasFoldersOfTheClassPath() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config/sub"));
        Files.writeString(config.resolve("a.properties"), "a=1");
        Library conf = new Library("config/", folder.resolve("config"), false);
        ThinJar thin = new ThinJar(jar(Map.of()), Optional.empty(), List.of(conf), false, "");

        assertThat(in(thin, ApplicationLayout.LAYERS, null).start())
                .containsExactly("-cp", "classes:config", "shop.Main");
        assertThat(folder.resolve("docker/layers/dependencies/config/sub/a.properties"))
                .hasContent("a=1");
    }

    @Test
    void hasWhatAFolderOfTheClassPathLinksTo() throws IOException {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings/a.properties"), "a=1");
        Path link = Files.createSymbolicLink(folder.resolve("config"), Path.of("settings"));
        ThinJar thin =
                new ThinJar(jar(Map.of()), Optional.empty(), List.of(new Library("config/", link, false)), false, "");

        in(thin, ApplicationLayout.JAR, null);
        assertThat(folder.resolve("docker/libraries/config/a.properties")).hasContent("a=1");
    }

    @Test
    void hasNoTwoFilesAtOnePlace() throws IOException {
        Path other = Files.createFile(folder.resolve("b.jar"));
        ThinJar thin = new ThinJar(
                jar(Map.of()),
                Optional.empty(),
                List.of(library, new Library(library.place(), other, false)),
                false,
                "");

        assertThatThrownBy(() -> in(thin, ApplicationLayout.JAR, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Two files of the application would be libs/a b.jar in the image: "
                        + library.file().toRealPath() + " and " + other.toRealPath() + ". Rename one of them.");
    }

    @Test
    void isNotOfALibraryWithTheNameOfTheLauncher() throws IOException {
        PackagedJar jar = jar(Map.of("Add-Opens", "java.base/java.lang"));
        ThinJar thin = new ThinJar(
                jar, Optional.empty(), List.of(new Library("launcher.jar", library.file(), false)), false, "");

        assertThatThrownBy(() -> in(thin, ApplicationLayout.LAYERS, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Class-Path of " + jar.file() + " names launcher.jar, the name of a jar that is made to start"
                                + " the application. Rename that library, or write a <classpathPrefix> for the libraries in"
                                + " maven-jar-plugin.");
    }

    @Test
    void isNotOfALibraryWithTheNameOfTheApplication() throws IOException {
        Library same = new Library("app.jar", library.file(), false);
        PackagedJar jar = jar(Map.of());
        ThinJar thin = new ThinJar(jar, Optional.empty(), List.of(same), true, "");

        assertThatThrownBy(() -> in(thin, ApplicationLayout.JAR, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Class-Path of " + jar.file() + " names app.jar, which is the application's own name in the"
                        + " image. Choose another one in jarName, or write a <classpathPrefix> for the libraries in"
                        + " maven-jar-plugin.");
        assertThat(in(thin, ApplicationLayout.JAR, "shop.jar").start()).containsExactly("-jar", "shop.jar");
    }

    @Test
    void isReportedInOneLine() throws IOException {
        ThinJar thin =
                new ThinJar(jar(Map.of()), Optional.empty(), List.of(library), false, "1 library, which is needed");

        assertThat(ApplicationReport.line(
                        thin,
                        in(thin, ApplicationLayout.JAR, null),
                        TestOptions.from("base:1").options(),
                        folder))
                .isEqualTo("Application app.jar, started by 'java -cp ... shop.Main', with 1 library, which is needed");
    }
}
