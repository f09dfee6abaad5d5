package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFinderTest {
    private final ApplicationFinder finder = new ApplicationFinder();

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

    @Test
    void takesTheJarOfThisBuild() throws IOException {
        Path jar = TestProjects.jar(target("other-name.jar"), "Main");
        project.getArtifact().setFile(jar.toFile());
        TestProjects.jar(target("user-service-1.0.jar"), "Old");

        assertThat(finder.find(project, ImageWish.OF_THIS_PROJECT)).contains(jar);
    }

    @Test
    void takesTheJarThatAnEarlierBuildLeft() throws IOException {
        Path jar = TestProjects.jar(target("user-service-1.0.jar"), "Main");

        assertThat(finder.find(project, ImageWish.OF_THIS_PROJECT)).contains(jar);
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

        assertThat(finder.find(project, ImageWish.OF_THIS_PROJECT)).contains(target("user-service-1.0-exec.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "shaded", "2"})
    void takesAJarWithClassifierThatAnEarlierBuildLeft(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        Path jar = TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(finder.find(project, ImageWish.OF_THIS_PROJECT)).contains(jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "javadoc", "tests"})
    void passesOverJarsThatAreNoApplications(String classifier) throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);
        TestProjects.jar(target("user-service-1.0-" + classifier + ".jar"), "Main");

        assertThat(finder.find(project, ImageWish.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void saysWhichCommandComesFirstIfThereIsNoJar() {
        assertThatThrownBy(() -> finder.find(project, ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Project user-service has no jar: " + target("user-service-1.0.jar")
                        + " does not exist. Make it first with 'mvn package', or in the same command:"
                        + " 'mvn package docker:build'.");
    }

    @Test
    void saysHowAJarIsMadeRunnable() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThatThrownBy(() -> finder.find(project, ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("'java -jar' cannot run " + target("user-service-1.0.jar"))
                .hasMessageContaining("no Main-Class")
                .hasMessageContaining("spring-boot-maven-plugin");
    }

    @Test
    void passesOverALibraryThatOnlyInheritsTheGoal() throws IOException {
        TestProjects.jar(target("user-service-1.0.jar"), null);

        assertThat(finder.find(project, ImageWish.WHERE_POSSIBLE)).isEmpty();
    }

    @Test
    void passesOverAModuleThatTheLifecycleMadeNoJarOf() {
        assertThat(finder.find(project, ImageWish.IF_PACKAGED)).isEmpty();
    }

    @Test
    void passesOverAModuleWithoutSourcesOnTheCommandLine() throws IOException {
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        assertThat(finder.find(project, ImageWish.WHERE_POSSIBLE)).isEmpty();

        Files.createDirectories(folder.resolve("src/main/java"));
        assertThatThrownBy(() -> finder.find(project, ImageWish.WHERE_POSSIBLE)).hasMessageContaining("has no jar");
    }

    @Test
    void passesOverAPom() {
        project.setPackaging("pom");

        assertThat(finder.find(project, ImageWish.OF_THIS_PROJECT)).isEmpty();
    }

    @Test
    void saysThatAFileIsNoJar() throws IOException {
        Files.createDirectories(target(""));
        Files.writeString(target("user-service-1.0.jar"), "cut off");

        assertThatThrownBy(() -> finder.find(project, ImageWish.OF_THIS_PROJECT))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("user-service-1.0.jar cannot be read as a jar");
    }
}
