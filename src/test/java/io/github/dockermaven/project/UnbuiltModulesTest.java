package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectBuildingResult;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnbuiltModulesTest {
    @TempDir
    private Path folder;

    private final MavenSession session = mock();
    private final ProjectBuilder builder = mock();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private MavenProject app;

    @BeforeEach
    void aReactor() throws Exception {
        pom(
                "pom.xml",
                "root",
                "<modules><module>lib</module><module>app/pom.xml</module></modules>"
                        + "<profiles><profile><id>p</id><modules><module>more</module></modules></profile></profiles>");
        app = TestProjects.userService(folder.resolve("app"));
        app.setFile(pom("app/pom.xml", "user-service", ""));
        MavenProject root = new MavenProject();
        root.setFile(folder.resolve("pom.xml").toFile());
        app.setParent(root);
        when(session.getRequest()).thenReturn(request);
        when(session.getProjectBuildingRequest()).thenReturn(new DefaultProjectBuildingRequest());
        module("lib", "library", "1.0");
        module("more", "more", "1.0");
    }

    private File pom(String path, String artifactId, String more) throws IOException {
        return pom(path, "shop", artifactId, more);
    }

    private File pom(String path, String groupId, String artifactId, String more) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                        file,
                        "<project><parent><groupId>" + groupId + "</groupId></parent><artifactId>" + artifactId
                                + "</artifactId>" + more + "</project>")
                .toFile();
    }

    private void module(String path, String artifactId, String version) throws Exception {
        module(path, "shop", "shop", artifactId, version);
    }

    private void module(String path, String written, String groupId, String artifactId, String version)
            throws Exception {
        MavenProject module = TestProjects.userService(folder.resolve(path));
        module.setGroupId(groupId);
        module.setArtifactId(artifactId);
        module.setVersion(version);
        module.getBuild().setFinalName(artifactId);
        File pom = pom(path + "/pom.xml", written, artifactId, "");
        ProjectBuildingResult result = mock();
        when(result.getProject()).thenReturn(module);
        when(builder.build(eq(pom), any(ProjectBuildingRequest.class))).thenReturn(result);
    }

    private File find(String coordinates) {
        UnbuiltModules modules = new UnbuiltModules(() -> builder, session, app);
        return new PackagedModules(List.of(app), modules::of, null).findArtifact(new DefaultArtifact(coordinates));
    }

    private File jar(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file).toFile();
    }

    @Test
    void giveTheJarInTheirFolder() throws IOException {
        File library = jar("lib/target/library.jar");
        File more = jar("more/target/more-tests.jar");

        assertThat(find("shop:library:1.0")).isEqualTo(library);
        assertThat(find("shop:more:jar:tests:1.0")).isEqualTo(more);
    }

    @Test
    void giveNoneThatIsNotPackagedOrAnother() throws IOException {
        assertThat(find("shop:library:1.0")).isNull();

        jar("lib/target/library.jar");
        assertThat(find("shop:library:2.0")).isNull();
        assertThat(find("other:library:1.0")).isNull();
        assertThat(find("shop:unknown:1.0")).isNull();
    }

    @Test
    void areThoseOfThePomThatNamesTheProject() throws IOException {
        app.setParent(null);
        File library = jar("lib/target/library.jar");
        assertThat(find("shop:library:1.0")).isEqualTo(library);
    }

    @Test
    void areThoseOfThePomOfTheCommandToo() throws IOException {
        app.setParent(null);
        app.setFile(pom("other/pom.xml", "user-service", ""));
        File library = jar("lib/target/library.jar");
        assertThat(find("shop:library:1.0")).isNull();

        request.setPom(folder.resolve("pom.xml").toFile());
        assertThat(find("shop:library:1.0")).isEqualTo(library);
    }

    @Test
    void mayDifferInTheirGroupOnly() throws Exception {
        pom("pom.xml", "root", "<modules><module>lib</module><module>b</module><module>c</module></modules>");
        module("b", "other", "other", "library", "1.0");
        module("c", "${group}", "third", "library", "1.0");
        File first = jar("lib/target/library.jar");
        File second = jar("b/target/library.jar");
        File third = jar("c/target/library.jar");

        assertThat(find("shop:library:1.0")).isEqualTo(first);
        assertThat(find("other:library:1.0")).isEqualTo(second);
        assertThat(find("third:library:1.0")).isEqualTo(third);
    }

    @Test
    void mayNameOneAnother() throws Exception {
        pom("pom.xml", "root", "<modules><module>b</module></modules>");
        pom("b/pom.xml", "root", "<modules><module>../b</module><module>..</module><module>../lib</module></modules>");
        File library = jar("lib/target/library.jar");

        assertThat(find("shop:library:1.0")).isEqualTo(library);
    }

    @Test
    void areReadOnceInABuild() throws IOException {
        File library = jar("lib/target/library.jar");
        assertThat(find("shop:library:1.0")).isEqualTo(library);

        Files.delete(folder.resolve("pom.xml"));
        Files.delete(folder.resolve("lib/pom.xml"));
        assertThat(find("shop:library:1.0")).isEqualTo(library);
    }

    @Test
    void areNotReadOfAPomThatMavenHasRead() throws IOException {
        jar("lib/target/library.jar");
        app.getParent().setOriginalModel(new Model());
        assertThat(find("shop:library:1.0")).isNull();

        app.setParent(null);
        request.setPom(folder.resolve("pom.xml").toFile());
        MavenProject root = new MavenProject();
        root.setFile(folder.resolve("pom.xml").toFile());
        root.setOriginalModel(new Model());
        request.getData().clear();
        when(session.getAllProjects()).thenReturn(List.of(root));
        assertThat(find("shop:library:1.0")).isNull();
    }
}
