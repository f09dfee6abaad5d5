package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.ContainedWar;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.QuarkusApplication;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.application.ServletContainer;
import io.github.dockermaven.application.TestOptions;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFinderTest {
    private final ApplicationFinder finder = new ApplicationFinder(new ClassPaths(null));

    @TempDir
    Path folder;

    private MavenProject project;

    @BeforeEach
    void aProject() {
        project = TestProjects.userService(folder);
    }

    private Path target(String name) {
        return folder.resolve("target").resolve(name);
    }

    private Optional<PackagedApplication> find(ImageWish wish) {
        return find(null, null, wish);
    }

    private Optional<PackagedApplication> find(String from, String mainClass, ImageWish wish) {
        return finder.find(project, TestOptions.from(from).mainClass(mainClass).options(), wish);
    }

    private static PackagedApplication selfContained(Path jar) {
        return new SelfContainedJar(PackagedJar.read(jar), null);
    }

    @Test
    void takesTheJarOfThisBuild() throws IOException {
        Path jar = TestProjects.jar(target("other-name.jar"), "Main");
        project.getArtifact().setFile(jar.toFile());
        TestProjects.jar(target("user-service-1.0.jar"), "Old");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(jar));
    }

    @Test
    void takesTheJarThatAnEarlierBuildLeft() throws IOException {
        Path jar = TestProjects.jar(target("user-service-1.0.jar"), "Main");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(jar));
    }

    @Test
    @SuppressWarnings("deprecation") // what replaces it needs a running Maven
    void takesAnAttachedJarIfTheMainOneCannotRun() throws IOException {
        project.getArtifact()
                .setFile(TestProjects.jar(target("user-service-1.0.jar"), null).toFile());
        Artifact exec = TestProjects.artifact("exec");
        exec.setFile(
                TestProjects.jar(target("user-service-1.0-exec.jar"), "Main").toFile());
        project.addAttachedArtifact(exec);

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(target("user-service-1.0-exec.jar")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "shaded", "2"})
    void takesAJarWithClassifierThatAnEarlierBuildLeft(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Path jar = TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(jar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "javadoc", "tests"})
    void passesOverJarsThatAreNoApplications(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(find(ImageWish.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void saysWhichCommandComesFirstIfThereIsNoJar() {
        assertThatThrownBy(() -> find(ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Project user-service has no jar: " + target("user-service-1.0.jar")
                        + " does not exist. Make it first with 'mvn package', or in the same command:"
                        + " 'mvn package docker:build'.");
    }

    @Test
    void saysHowAJarIsMadeRunnable() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThatThrownBy(() -> find(ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("'java -jar' cannot run " + target("user-service-1.0.jar")
                        + ": its manifest has no Main-Class. Name the class to start in this plugin's <mainClass>, put the"
                        + " repackage goal of spring-boot-maven-plugin above this plugin, or write an own Dockerfile.");
    }

    @Test
    void passesOverALibraryThatOnlyInheritsTheGoal() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThat(find(ImageWish.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void passesOverAModuleThatTheLifecycleMadeNoJarOf() {
        assertThat(find(ImageWish.IF_PACKAGED)).isEmpty();
    }

    @Test
    void prefersTheRepackagedJarToTheOneItWasMadeOf() throws IOException {
        Files.createDirectories(target("classes"));
        Files.createFile(target("classes/A.class"));
        TestProjects.jar(target("user-service-1.0.jar"), "A", "A.class");
        Path exec = TestProjects.jar(target("user-service-1.0-exec.jar"), "Launcher", "A.class", "Launcher.class");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(exec));
    }

    @Test
    void startsTheClassThatIsNamed() throws IOException {
        PackagedJar jar = PackagedJar.read(TestProjects.jar(target("user-service-1.0.jar"), null, "shop/Main.class"));

        assertThat(find(null, "shop.Main", ImageWish.OF_THIS_PROJECT)).contains(new SelfContainedJar(jar, "shop.Main"));
        assertThat(find(null, "shop.Other", ImageWish.IF_PACKAGED)).isEmpty();
        assertThatThrownBy(() -> find(null, "shop.Other", ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("mainClass shop.Other is neither in " + jar.file()
                        + " nor in its libraries. Write the class's name with its package.");
    }

    @Test
    void saysThatSpringBootStartsTheClass() throws IOException {
        Path jar = TestProjects.springBootJar(target("user-service-1.0.jar"));

        assertThatThrownBy(() -> find(null, "shop.Main", ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "mainClass has no effect on " + jar + ", which Spring Boot's launcher starts. Write <mainClass>"
                                + " in the configuration of spring-boot-maven-plugin instead.");
    }

    @Test
    void takesAWarForTheServletContainerOfTheBaseImage() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), null);

        assertThat(find("registry.example.com:5000/mirror/tomcat:9-jdk17", null, ImageWish.OF_THIS_PROJECT))
                .contains(new ContainedWar(war, ServletContainer.TOMCAT));
        assertThat(find("jetty", null, ImageWish.OF_THIS_PROJECT))
                .contains(new ContainedWar(war, ServletContainer.JETTY));
        assertThat(find("base:1", null, ImageWish.IF_PACKAGED)).isEmpty();
        assertThatThrownBy(() -> find("base:1", null, ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "'java -jar' cannot run " + war + ": a plain war needs a servlet container. Write one as base"
                                + " image, <from>tomcat:10-jdk17</from>, or make the war runnable by the repackage goal of"
                                + " spring-boot-maven-plugin.");
    }

    @Test
    void takesARunnableWar() throws IOException {
        project.setPackaging("war");
        Path war = TestProjects.jar(target("user-service-1.0.war"), "WarLauncher");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(war));
    }

    @Test
    void saysWhichCommandComesFirstIfThereIsNoWar() {
        project.setPackaging("war");

        assertThatThrownBy(() -> find("tomcat:10", null, ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Project user-service has no war: " + target("user-service-1.0.war")
                        + " does not exist. Make it first with 'mvn package'");
    }

    @Test
    void takesTheNewerOfWhatQuarkusPackaged() throws IOException {
        Path launcher = TestProjects.jar(target("quarkus-app/quarkus-run.jar"), "Entry");
        Path runner = TestProjects.jar(target("user-service-1.0-runner.jar"), "Runner");
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Files.setLastModifiedTime(runner, FileTime.fromMillis(1000));
        Plugin plugin = new Plugin();
        plugin.setArtifactId("quarkus-maven-plugin");
        project.getBuild().addPlugin(plugin);

        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(new QuarkusApplication(target("quarkus-app")));
        Files.setLastModifiedTime(launcher, FileTime.fromMillis(500));
        assertThat(find(ImageWish.OF_THIS_PROJECT)).contains(selfContained(runner));
        assertThatThrownBy(() -> find(null, "shop.Main", ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("mainClass has no effect on " + runner + ", which Quarkus packaged with a start of its own."
                        + " Set quarkus.package.main-class instead.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kotlin", "groovy", "scala"})
    void knowsSourcesOfOtherLanguages(String language) throws IOException {
        Files.createDirectories(folder.resolve("src/main").resolve(language));

        assertThatThrownBy(() -> find(ImageWish.WHERE_POSSIBLE)).hasMessageContaining("has no jar");
    }

    @Test
    void passesOverAModuleWithoutSourcesOnTheCommandLine() throws IOException {
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        assertThat(find(ImageWish.WHERE_POSSIBLE)).isEmpty();

        Files.createDirectories(folder.resolve("src/main/java"));
        assertThatThrownBy(() -> find(ImageWish.WHERE_POSSIBLE)).hasMessageContaining("has no jar");
    }

    @Test
    void passesOverAPom() {
        project.setPackaging("pom");

        assertThat(find(ImageWish.OF_THIS_PROJECT)).isEmpty();
    }

    @Test
    void saysThatAFileIsNoJar() throws IOException {
        Files.createDirectories(target(""));
        Files.writeString(target("user-service-1.0.jar"), "cut off");

        assertThatThrownBy(() -> find(ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("user-service-1.0.jar cannot be read as a jar");
    }
}
