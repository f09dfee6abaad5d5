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
import org.apache.maven.model.io.DefaultModelReader;
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
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "<project><artifactId>" + artifactId + "</artifactId>" + more + "</project>")
                .toFile();
    }

    private void module(String path, String artifactId, String version) throws Exception {
        MavenProject module = TestProjects.userService(folder.resolve(path));
        module.setArtifactId(artifactId);
        module.setVersion(version);
        module.getBuild().setFinalName(artifactId);
        File pom = pom(path + "/pom.xml", artifactId, "");
        ProjectBuildingResult result = mock();
        when(result.getProject()).thenReturn(module);
        when(builder.build(eq(pom), any(ProjectBuildingRequest.class))).thenReturn(result);
    }

    private File find(String coordinates) {
        UnbuiltModules modules = new UnbuiltModules(() -> builder, new DefaultModelReader(), session, app);
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
    void areThoseOfThePomOfTheCommandToo() throws IOException {
        app.setParent(null);
        assertThat(find("shop:library:1.0")).isNull();

        File library = jar("lib/target/library.jar");
        request.setPom(folder.resolve("pom.xml").toFile());
        assertThat(find("shop:library:1.0")).isEqualTo(library);
    }
}
