package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningJdkTest {
    private static final String OTHERWISE =
            " Or remove docker.runtime, and name a base image that has Java in docker.from.";

    @TempDir
    Path home;

    private RunningJdk jdk(String version) {
        return new RunningJdk(home, "Linux", Runtime.Version.parse(version));
    }

    private void jlink() throws IOException {
        Path program = home.resolve("bin/jlink");
        Files.createDirectories(program.getParent());
        Files.createFile(program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void isOfLinux() {
        assertThatThrownBy(() -> new RunningJdk(home, "Mac OS X", Runtime.version()).check())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "docker.runtime is jlink, which takes Java and the C library of the system that Maven runs on,"
                                + " and this is Mac OS X. Run Maven on Linux, in a container for example." + OTHERWISE);
    }

    @Test
    void isNoJre() {
        assertThatThrownBy(() -> jdk("17.0.15").check())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.runtime is jlink, and " + home
                        + ", which runs Maven, has no bin/jlink. Set JAVA_HOME to a JDK, not a JRE." + OTHERWISE);
    }

    @Test
    void hasModulesToLink() throws IOException {
        jlink();

        assertThatThrownBy(() -> jdk("21.0.1").check())
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.runtime is jlink, and " + home
                        + ", which runs Maven, has no modules in jmods that could be linked. Install them (some systems have"
                        + " them in a package of their own, java-21-openjdk-jmods), or set JAVA_HOME to a JDK that has"
                        + " them." + OTHERWISE);

        Files.createDirectories(home.resolve("jmods"));
        Files.createFile(home.resolve("jmods/java.base.jmod"));
        assertThatCode(() -> jdk("21.0.1").check()).doesNotThrowAnyException();
    }

    @Test
    void linksItselfSince24() throws IOException {
        jlink();

        assertThatCode(() -> jdk("24").check()).doesNotThrowAnyException();
    }

    private static RequiredJava java(int release, boolean preview) {
        return new RequiredJava(release, preview, "shop/Main.class", "/shop/app.jar");
    }

    @Test
    void runsNothingNewer() {
        assertThatCode(() -> jdk("17.0.15").checkRuns(java(17, false))).doesNotThrowAnyException();
        assertThatThrownBy(() -> jdk("17.0.15").checkRuns(java(21, false)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The application needs Java 21, for which class shop/Main.class of /shop/app.jar is"
                        + " compiled. docker.runtime is jlink, which makes a run-time of " + home
                        + ", which is Java 17. Run Maven with a JDK 21, or compile for Java 17." + OTHERWISE);
    }

    @Test
    void runsPreviewFeaturesOfItsOwnReleaseOnly() {
        assertThatCode(() -> jdk("21").checkRuns(java(21, true))).doesNotThrowAnyException();
        assertThatThrownBy(() -> jdk("25").checkRuns(java(21, true)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The application needs Java 21, for which class shop/Main.class of /shop/app.jar is"
                        + " compiled with preview features, which no other release runs. docker.runtime is jlink,"
                        + " which makes a run-time of " + home + ", which is Java 25. Run Maven with a JDK 21, or"
                        + " compile for Java 25." + OTHERWISE);
    }

    @Test
    void namesAModuleThatItDoesNotHave() {
        assertThatThrownBy(() -> jdk("17").checkModules(List.of("java.sql", "java.sqll", "x")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("modules: " + home + ", which runs Maven, has no module 'java.sqll'; did you mean java.sql?"
                        + " Correct docker.modules; 'java --list-modules' lists those that there are.");
        assertThatThrownBy(() -> jdk("17").checkModules(List.of("com.example.everything")))
                .hasMessageStartingWith(
                        "modules: " + home + ", which runs Maven, has no module 'com.example.everything'. Correct");
    }

    @Test
    void compressesAsItsReleaseNamesIt() {
        assertThat(jdk("17.0.15").compression()).isEqualTo("2");
        assertThat(jdk("21").compression()).isEqualTo("zip-6");
    }

    @Test
    void knowsTheModuleOfAPackage() {
        assertThat(jdk("17").moduleOfPackage())
                .containsEntry("java/lang", "java.base")
                .containsEntry("java/sql", "java.sql")
                .containsEntry("sun/misc", "jdk.unsupported");
    }

    @Test
    void tellsThatItIsNotComplete() {
        assertThatThrownBy(() -> jdk("17").release())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(home.resolve("release") + " cannot be read: " + home.resolve("release")
                        + ". Set JAVA_HOME to a JDK that is complete.");
    }
}
