package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** The dependencies by which a module is compiled when no lifecycle has resolved them: those of the reactor as they are packaged. */
@Named
@Singleton
class ModuleDependencies {
    private final ProjectDependenciesResolver resolver;

    @Inject
    ModuleDependencies(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /** Gives a project its dependencies, all but those of tests. */
    void resolve(MavenProject project, MavenSession session) {
        DefaultRepositorySystemSession repositories =
                new DefaultRepositorySystemSession(session.getRepositorySession());
        repositories.setWorkspaceReader(new PackagedModules(
                session.getProjects(),
                artifact -> Optional.empty(),
                session.getRepositorySession().getWorkspaceReader()));
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, repositories);
        request.setResolutionFilter((node, parents) ->
                node.getDependency() == null || !node.getDependency().getScope().equals("test"));
        try {
            Set<Artifact> artifacts = new LinkedHashSet<>();
            RepositoryUtils.toArtifacts(
                    artifacts,
                    resolver.resolve(request).getDependencyGraph().getChildren(),
                    List.of(project.getArtifact().getId()),
                    null);
            project.setResolvedArtifacts(artifacts);
            project.setArtifactFilter(artifact -> true);
        } catch (DependencyResolutionException e) {
            throw new DockerFailureException(
                    "The dependencies of " + project.getArtifactId() + " cannot be resolved: "
                            + e.getMessage().strip()
                            + ". Modules have to be packaged once: 'mvn package docker:watch'.",
                    e);
        }
    }
}
