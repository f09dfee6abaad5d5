package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** JaCoCo's agent in the repositories of a build. */
@Named
@Singleton
public final class JacocoAgent {
    /** The version where the build names none. */
    private static final String DEFAULT_VERSION = "0.8.15";

    private static final String GROUP = "org.jacoco";
    private static final String PLUGIN = GROUP + ":jacoco-maven-plugin";

    private final RepositorySystem repositories;

    @Inject
    JacocoAgent(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /**
     * Returns the file of the agent.
     *
     * @param given the version; without, that of the plugin which makes the build's reports
     * @throws DockerFailureException if it cannot be resolved
     */
    public Path find(MavenSession session, Optional<String> given) {
        String version = given.or(() -> ofPlugin(session)).orElse(DEFAULT_VERSION);
        Artifact agent = new DefaultArtifact(GROUP, "org.jacoco.agent", "runtime", "jar", version);
        ArtifactRequest request =
                new ArtifactRequest().setArtifact(agent).setRepositories(repositories(session.getCurrentProject()));
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new DockerFailureException(
                    "docker.coverage needs JaCoCo's agent, " + PrintableText.line(agent.toString())
                            + ", which cannot be resolved: "
                            + PrintableText.line(PrintableText.of(e).strip().replaceFirst("\\.$", ""))
                            + ". Check " + (given.isPresent() ? "docker.coverage.version, " : "")
                            + "the network and <repositories>; with '--offline' Maven has only what is in the local"
                            + " repository.",
                    e);
        }
    }

    /** A report reads what an agent of its own version has written. */
    private static Optional<String> ofPlugin(MavenSession session) {
        List<MavenProject> projects = Stream.concat(
                        Stream.of(session.getCurrentProject()), session.getProjects().stream())
                .toList();
        return first(projects, MavenProject::getBuildPlugins)
                .or(() -> first(projects, project -> Optional.ofNullable(project.getPluginManagement())
                        .map(PluginManagement::getPlugins)
                        .orElse(List.of())));
    }

    private static Optional<String> first(List<MavenProject> projects, Function<MavenProject, List<Plugin>> plugins) {
        return projects.stream()
                .flatMap(project -> plugins.apply(project).stream())
                .filter(plugin -> plugin.getKey().equals(PLUGIN))
                .map(Plugin::getVersion)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Those of plugins, too: it is where the agent comes from in a build that runs its unit tests with it. */
    private static List<RemoteRepository> repositories(MavenProject project) {
        Map<String, RemoteRepository> byId = new LinkedHashMap<>();
        project.getRemoteProjectRepositories().forEach(each -> byId.putIfAbsent(each.getId(), each));
        project.getRemotePluginRepositories().forEach(each -> byId.putIfAbsent(each.getId(), each));
        return List.copyOf(byId.values());
    }
}
