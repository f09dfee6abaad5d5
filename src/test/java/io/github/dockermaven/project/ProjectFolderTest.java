package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ProjectFolderTest {
    private static final Path FOLDER = Path.of("shop/users").toAbsolutePath();

    private static MavenProject project() {
        Model model = new Model();
        model.setPomFile(FOLDER.resolve("pom.xml").toFile());
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        return project;
    }

    @Test
    void isThatOfThePomThatTheUserWroteWhateverPluginsPutInItsPlace() {
        MavenProject project = project();
        project.setFile(FOLDER.resolve("target/dependency-reduced-pom.xml").toFile());

        assertThat(ProjectFolder.of(project)).isEqualTo(FOLDER);
        assertThat(ProjectFolder.pom(project)).contains(FOLDER.resolve("pom.xml"));
    }

    @Test
    void isTheOneOfAPomThatNoModelNames() {
        MavenProject project = new MavenProject();
        project.setFile(FOLDER.resolve("pom.xml").toFile());

        assertThat(ProjectFolder.of(project)).isEqualTo(FOLDER);
        assertThat(ProjectFolder.pom(project)).contains(FOLDER.resolve("pom.xml"));
    }

    @Test
    void leavesAPathOfAnotherRootAsItIs() {
        assertThat(ProjectFolder.relative(FOLDER, FOLDER.resolve("a/b"))).isEqualTo(Path.of("a/b"));
        assertThat(ProjectFolder.relative(FOLDER, FOLDER.resolveSibling("b"))).isEqualTo(Path.of("../b"));
        // Here the one without a root stands for the one of another drive.
        assertThat(ProjectFolder.relative(FOLDER, Path.of("a"))).isEqualTo(Path.of("a"));
    }
}
