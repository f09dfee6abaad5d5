package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JacocoAgentTest {
    @TempDir
    private Path folder;

    private final RepositorySystem repositories = mock(RepositorySystem.class);
    private FakeSession fake;
    private ArtifactRequest asked;

    @BeforeEach
    void answer() throws Exception {
        fake = FakeSession.in(folder);
        fake.project().setRemoteArtifactRepositories(List.of());
        fake.project().setPluginArtifactRepositories(List.of());
        when(repositories.resolveArtifact(any(), any())).thenAnswer(call -> {
            asked = call.getArgument(1);
            Artifact found =
                    asked.getArtifact().setFile(folder.resolve("agent.jar").toFile());
            return new ArtifactResult(asked).setArtifact(found);
        });
    }

    private String find(String given) {
        Path file = new JacocoAgent(repositories).find(fake.session(), Optional.ofNullable(given));
        assertThat(file).isEqualTo(folder.resolve("agent.jar"));
        return asked.getArtifact().toString();
    }

    private static Plugin jacoco(String version) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.jacoco");
        plugin.setArtifactId("jacoco-maven-plugin");
        plugin.setVersion(version);
        return plugin;
    }

    @Test
    void isOfTheVersionThatIsGivenElseOfTheBuildsPlugin() {
        assertThat(find(null)).isEqualTo("org.jacoco:org.jacoco.agent:jar:runtime:0.8.15");
        PluginManagement management = new PluginManagement();
        management.addPlugin(jacoco("0.8.10"));
        fake.project().getBuild().setPluginManagement(management);
        assertThat(find(null)).endsWith(":0.8.10");
        MavenProject report = TestProjects.userService(folder.resolve("report"));
        report.getBuild().addPlugin(jacoco(null));
        report.getBuild().addPlugin(jacoco("0.8.11"));
        fake.session().setProjects(List.of(fake.project(), report));
        assertThat(find(null)).endsWith(":0.8.11");
        assertThat(find("0.8.12")).endsWith(":0.8.12");
    }

    @Test
    void comesFromTheRepositoriesOfTheProjectAndOfItsPlugins() {
        RemoteRepository own = new RemoteRepository.Builder("own", "default", "https://own").build();
        RemoteRepository both = new RemoteRepository.Builder("both", "default", "https://both").build();
        RemoteRepository plugins = new RemoteRepository.Builder("plugins", "default", "https://plugins").build();
        fake.session().setProjects(List.of(new MavenProject(fake.project()) {
            @Override
            public List<RemoteRepository> getRemoteProjectRepositories() {
                return List.of(own, both);
            }

            @Override
            public List<RemoteRepository> getRemotePluginRepositories() {
                return List.of(both, plugins);
            }
        }));
        find(null);
        assertThat(asked.getRepositories()).containsExactly(own, both, plugins);
    }

    @Test
    void oneThatCannotBeResolvedIsAnError() throws Exception {
        doAnswer(call -> {
                    ArtifactRequest request = call.getArgument(1);
                    throw new ArtifactResolutionException(List.of(new ArtifactResult(request)
                            .addException(
                                    new ArtifactNotFoundException(request.getArtifact(), null, "It is not there."))));
                })
                .when(repositories)
                .resolveArtifact(any(), any());
        assertThatThrownBy(() -> find(null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "docker.coverage needs JaCoCo's agent, org.jacoco:org.jacoco.agent:jar:runtime:0.8.15,"
                                + " which cannot be resolved: ")
                .hasMessageContaining("It is not there")
                .hasMessageNotContaining("..")
                .hasMessageEndingWith(
                        ". Check the network and <repositories>; with '--offline' Maven has only what is in the"
                                + " local repository.");
        assertThatThrownBy(() -> find("7")).hasMessageContaining(". Check docker.coverage.version, the network and");
    }
}
