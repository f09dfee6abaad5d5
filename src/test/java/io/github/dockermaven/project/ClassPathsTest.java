package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ThinJar;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries that go with a jar, and why. */
class ClassPathsTest {
    private static final String TEXT = "META-INF/maven/lib/text/pom.properties";

    @TempDir
    Path folder;

    private MavenProject project;
    private final List<Library> resolved = new ArrayList<>();
    private final ClassPaths classPaths = new ClassPaths(new RuntimeDependencies(null, null, null) {
        @Override
        List<Library> of(MavenProject of) {
            return resolved;
        }
    });

    @BeforeEach
    void aProjectWithTwoLibraries() throws IOException {
        project = TestProjects.userService(folder);
        Files.createDirectories(target("classes/shop"));
        Files.createFile(target("classes/shop/Main.class"));
        library("text", "lib/text/Text.class", "lib/text/Words.class", TEXT);
        library("log", "lib/log/Log.class");
    }

    private Path target(String name) {
        return folder.resolve("target").resolve(name);
    }

    private Library library(String name, String... entries) throws IOException {
        Dependency dependency = new Dependency();
        dependency.setGroupId("lib");
        dependency.setArtifactId(name);
        dependency.setVersion("1");
        project.getDependencies().add(dependency);
        Path jar = TestProjects.jar(folder.resolve("repository/" + name + "-1.jar"), null, entries);
        Library library = new Library("libs/" + name + "-1.jar", jar, false);
        resolved.add(library);
        return library;
    }

    private Path jar(String... entries) throws IOException {
        return TestProjects.jar(target("user-service-1.0.jar"), "shop.Main", entries);
    }

    private PackagedApplication complete(Path jar) {
        return classPaths.complete(project, PackagedJar.read(jar), Optional.empty());
    }

    private ThinJar thin(Path jar) {
        return (ThinJar) complete(jar);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent.jar",
                "META-INF/agent.jar",
                "lib/text-1.jar",
                "BOOT-INF/lib/text-1.jar",
                "Text.class",
                "shop/\0.class"
            })
    void goWithAJarThatHasSomethingElse(String entry) throws IOException {
        ThinJar thin = thin(jar("shop/Main.class", entry));

        assertThat(thin.classPath()).isEqualTo(resolved);
        assertThat(thin.byManifest()).isFalse();
        assertThat(thin.libraries()).isEqualTo("2 libraries, the project's run-time dependencies");
    }

    @Test
    void goWithAJarIfThereIsNothingToCompareItWith() throws IOException {
        Files.delete(target("classes/shop/Main.class"));
        Files.delete(target("classes/shop"));
        Files.delete(target("classes"));

        assertThat(thin(jar("shop/Main.class")).classPath()).isEqualTo(resolved);
    }

    @Test
    void goWithAJarThatHasAPatchedClassOfThem() throws IOException {
        Files.createDirectories(target("classes/lib/text"));
        Files.createFile(target("classes/lib/text/Text.class"));

        assertThat(thin(jar("shop/Main.class", "lib/text/Text.class")).classPath())
                .isEqualTo(resolved);
    }

    @Test
    void areNotNeededByAJarWithAllTheirClasses() throws IOException {
        Path jar = jar("shop/Main.class", "lib/text/Text.class", "lib/text/Words.class", "lib/log/Log.class");

        assertThat(complete(jar))
                .isEqualTo(new SelfContainedJar(PackagedJar.read(jar), Optional.empty(), "2 libraries in it"));
    }

    @Test
    void areTakenForThoseOfARelocatedOrMinimizedJarByTheirDescriptors() throws IOException {
        ThinJar thin = thin(jar("shop/Main.class", "shaded/Words.class", TEXT));

        assertThat(thin.classPath()).containsExactly(resolved.get(1));
        assertThat(thin.libraries()).isEqualTo("1 library, the project's run-time dependencies, and 1 in it");
    }

    @Test
    void areNotThereByADescriptorAlone() throws IOException {
        assertThat(thin(jar("shop/Main.class", TEXT, "shop/Other.class")).classPath())
                .isEqualTo(resolved);
    }

    @Test
    void areThoseThatAPartlyShadedJarLacks() throws IOException {
        Path jar = TestProjects.jarWithClassPath(
                target("user-service-1.0.jar"), "lib/text-1.jar lib/log-1.jar", "shop/Main.class", "lib/log/Log.class");

        ThinJar thin = thin(jar);

        assertThat(thin.classPath())
                .containsExactly(new Library("lib/text-1.jar", resolved.get(0).file(), false));
        assertThat(thin.byManifest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.loader.launch.JarLauncher, BOOT-INF/lib/text-1.jar, Spring Boot",
        "com.simontuffs.onejar.Boot, lib/text-1.jar, One-JAR",
        "org.eclipse.jdt.internal.jarinjarloader.JarRsrcLoader, text-1.jar, Eclipse's jar-in-jar loader"
    })
    void areWhereTheFormatOfTheLauncherHasThem(String launcher, String nested, String format) throws IOException {
        Path jar = TestProjects.jar(target("user-service-1.0.jar"), launcher, nested, "doc/other.jar.txt");

        assertThat(complete(jar))
                .isEqualTo(new SelfContainedJar(
                        PackagedJar.read(jar), Optional.empty(), "1 library in it, as " + format + " packages them"));
    }

    @Test
    void areLeftToALauncherOfAnUnknownFormat() throws IOException {
        Path jar = TestProjects.jar(target("user-service-1.0.jar"), "x.Start", "x/Start.class", "all/text-1.jar");

        assertThat(complete(jar))
                .isEqualTo(new SelfContainedJar(
                        PackagedJar.read(jar),
                        Optional.empty(),
                        "its libraries in it, which that launcher has to find"));
    }

    @Test
    void areTakenFromBesideTheJarIfAllThatIsNamedIsThere() throws IOException {
        Path text = TestProjects.jar(target("lib/text-1.jar"), null);
        Path log = TestProjects.jar(target("lib/log-1.jar"), null);
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "lib/text-1.jar lib/log-1.jar");

        ThinJar thin = thin(jar);

        assertThat(thin.classPath())
                .containsExactly(
                        new Library("lib/text-1.jar", text, false, true),
                        new Library("lib/log-1.jar", log, false, true));
        assertThat(thin.byManifest()).isTrue();
        assertThat(thin.libraries()).isEqualTo("2 libraries, which its Class-Path names");
    }

    @Test
    void comeToThePlacesThatTheManifestNamesIfTheyAreNotThere() throws IOException {
        Path text = TestProjects.jar(target("lib/text-1.jar"), null);
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "lib/text-1.jar lib/log-1.jar");

        ThinJar thin = thin(jar);

        assertThat(thin.classPath())
                .containsExactly(
                        new Library("lib/text-1.jar", text, false, true),
                        new Library("lib/log-1.jar", resolved.get(1).file(), false));
        assertThat(thin.byManifest()).isTrue();
    }

    @Test
    void areMoreThanAnIncompleteClassPathNames() throws IOException {
        Path text = TestProjects.jar(target("lib/text-1.jar"), null);
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "lib/text-1.jar");

        ThinJar thin = thin(jar);

        assertThat(thin.classPath()).containsExactly(new Library("lib/text-1.jar", text, false, true), resolved.get(1));
        assertThat(thin.byManifest()).isFalse();
    }

    @Test
    void areTakenFromOutsideOfTheJarsFolder() throws IOException {
        Path vendor = TestProjects.jar(folder.resolve("vendor/driver.jar"), null);
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "../vendor/driver.jar");

        ThinJar thin = thin(jar);

        assertThat(thin.classPath())
                .containsExactly(new Library("libs/driver.jar", vendor, false, true), resolved.get(0), resolved.get(1));
        assertThat(thin.byManifest()).isFalse();
    }

    @Test
    void haveEachAPlaceOfTheirOwn() throws IOException {
        Path first = TestProjects.jar(folder.resolve("a/util.jar"), null);
        Path second = TestProjects.jar(folder.resolve("b/util.jar"), null);
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "../a/util.jar ../b/util.jar");

        assertThat(thin(jar).classPath())
                .startsWith(
                        new Library("libs/a/util.jar", first, false, true),
                        new Library("libs/b/util.jar", second, false, true));
    }

    @Test
    void areFoundByTheTimeOfASnapshot() throws IOException {
        Library snapshot = library("snap", "lib/snap/Snap.class");
        resolved.remove(snapshot);
        Path file = Files.move(snapshot.file(), snapshot.file().resolveSibling("snap-1.0-SNAPSHOT.jar"));
        resolved.add(new Library("libs/snap-1.0-SNAPSHOT.jar", file, true));
        Path jar = TestProjects.jarWithClassPath(
                target("user-service-1.0.jar"), "lib/snap-1.0-20240101.101010-1.jar lib/text-1.jar lib/log-1.jar");

        assertThat(thin(jar).classPath())
                .extracting(Library::place)
                .containsExactly("lib/snap-1.0-20240101.101010-1.jar", "lib/text-1.jar", "lib/log-1.jar");
    }

    @Test
    void mayBeNamedAndNotThereIfTheJarHasThem() throws IOException {
        Path jar = TestProjects.jarWithClassPath(
                target("user-service-1.0.jar"),
                "lib/text.jar lib/log.jar",
                "lib/text/Text.class",
                "lib/text/Words.class",
                "lib/log/Log.class");

        assertThat(complete(jar)).isInstanceOf(SelfContainedJar.class);
    }

    @Test
    void areNotInTheJarByAFileOfTheProject() throws IOException {
        Files.createDirectories(target("classes/META-INF/services"));
        Files.createFile(target("classes/META-INF/services/x.Y"));
        Library provider = library("provider", "META-INF/services/x.Y");
        Path jar = jar("shop/Main.class", "lib/text/Text.class", "META-INF/services/x.Y");

        assertThat(thin(jar).classPath()).contains(provider);
    }

    @Test
    void areFoldersOfTheClassPathTooButNotOurs() throws IOException {
        Path config = Files.createDirectories(target("config"));
        Files.createDirectories(target("docker"));
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "config/ docker/ ./ ../ gone/");
        project.getDependencies().clear();

        assertThat(thin(jar).classPath()).containsExactly(new Library("config/", config, false, true));
    }

    @Test
    void haveToBeThereOrDependencies() throws IOException {
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "vendor/gone.jar");

        assertThatThrownBy(() -> complete(jar))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Class-Path of " + jar
                        + " names vendor/gone.jar, which is not there, and no run-time dependency"
                        + " of the project. Put it there before this goal, for example by copy-dependencies of"
                        + " maven-dependency-plugin with <outputDirectory>" + target("vendor")
                        + "</outputDirectory>, or correct the manifest.");
    }

    @Test
    void areNamedInOneLine() throws IOException {
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "a%0A[INFO]%20SUCCESS/x.jar");

        assertThatThrownBy(() -> complete(jar)).message().doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/%00.jar", "./%00%1B.jar", "../lib/%00.jar", "lib/%00/"})
    void cannotBeOfANameThatNoFileHas(String entry) throws IOException {
        Path jar = TestProjects.jarWithClassPath(target("user-service-1.0.jar"), "lib/there.jar " + entry);

        assertThatThrownBy(() -> complete(jar))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Class-Path of " + jar + " names '")
                .hasMessageEndingWith("', which cannot be the name of a file here: Nul character not allowed. Correct"
                        + " the manifest, or set a locale that has such names, for example LC_ALL=C.UTF-8.")
                .message()
                .doesNotContain("\0", "\u001b");
    }
}
