package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeDependenciesTest {
    @TempDir
    private Path folder;

    private final ProjectDependenciesResolver resolver = mock();
    private final MavenSession session = mock();
    private final DependencyResolutionResult result = mock();
    private MavenProject project;

    @BeforeEach
    void aProject() throws Exception {
        project = TestProjects.userService(folder);
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        when(session.getProjects()).thenReturn(List.of(project));
        when(session.getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        when(resolver.resolve(any())).thenReturn(result);
    }

    private Artifact jar(String coordinates, String file) throws IOException {
        Path path = folder.resolve(file);
        return new DefaultArtifact(coordinates)
                .setFile((file.endsWith("/") ? Files.createDirectories(path) : Files.createFile(path)).toFile());
    }

    private List<Library> libraries(Artifact... artifacts) {
        when(result.getResolvedDependencies())
                .thenReturn(Stream.of(artifacts)
                        .map(artifact -> new Dependency(artifact, "runtime"))
                        .toList());
        return new RuntimeDependencies(resolver, mock(), () -> session).of(project);
    }

    @Test
    void haveNamesOfTheirOwnInMavensOrder() throws IOException {
        assertThat(libraries(
                        jar("shop:z:1.0", "z.jar"),
                        jar("a.group:util:1.0", "a.jar"),
                        jar("b.group:util:1.0", "b.jar"),
                        jar("shop:api:jar:test:2.0-20261124.010203-1", "api.jar"),
                        jar("shop:page:pom:1.0", "page.pom")))
                .extracting(Library::place, Library::snapshot)
                .containsExactly(
                        tuple("libs/z-1.0.jar", false),
                        tuple("libs/a.group.util-1.0.jar", false),
                        tuple("libs/b.group.util-1.0.jar", false),
                        tuple("libs/api-2.0-SNAPSHOT-test.jar", true));
    }

    @Test
    void ofAModuleHaveToBePackaged() throws IOException {
        Artifact classes = jar("shop:library:1.0", "classes/");

        assertThatThrownBy(() -> libraries(classes))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Module library, which user-service needs, is compiled but not packaged. Run 'mvn package'.");
    }

    @Test
    void thatCannotBeResolvedAreAnError() throws Exception {
        DependencyResolutionException failure =
                new DependencyResolutionException(result, "no shop:library:1.0", new Exception());
        when(resolver.resolve(any())).thenThrow(failure);

        assertThatThrownBy(this::libraries)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The libraries of user-service cannot be resolved: no shop:library:1.0. Modules have to be"
                        + " packaged first: run 'mvn package' in the folder of the root POM. Of others check the network"
                        + " and <repositories>; with '--offline' Maven has only what is in the local repository.");
    }

    @Test
    void thatCannotBeResolvedAreAMatterOfTheNetworkUnlessTheyAreModules() throws Exception {
        unresolved("org.vendor:driver:1.0");
        assertThatThrownBy(this::libraries)
                .hasMessageStartingWith("The libraries of user-service cannot be resolved: no org.vendor:driver:1.0")
                .hasMessageEndingWith(
                        ". Check the network and <repositories>; with '--offline' Maven has only what is in the"
                                + " local repository.");

        unresolved(project.getGroupId() + ":" + project.getArtifactId() + ":1.0");
        assertThatThrownBy(this::libraries)
                .message()
                .contains("Modules have to be packaged first")
                .doesNotContain("network");
    }

    private void unresolved(String coordinates) throws DependencyResolutionException {
        when(result.getUnresolvedDependencies())
                .thenReturn(List.of(new Dependency(new DefaultArtifact(coordinates), "runtime")));
        DependencyResolutionException failure =
                new DependencyResolutionException(result, "no " + coordinates, new Exception());
        doThrow(failure).when(resolver).resolve(any());
    }
}
