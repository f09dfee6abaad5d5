package io.github.dockermaven.project;

import io.github.dockermaven.application.Library;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The jars that a project needs at run time. They are resolved only when asked for: a goal that requires it of Maven
 * would fail in a packaged reactor whose modules are not installed.
 */
@Named
@Singleton
class RuntimeDependencies {
    private static final Set<String> SCOPES = Set.of("compile", "runtime", "system");
    private static final String FOLDER = "libs/";

    private final ProjectDependenciesResolver resolver;
    /** Asked for only where a module is looked for on the disk: what it needs takes time to load. */
    private final Provider<ProjectBuilder> projects;

    private final Provider<MavenSession> session;

    @Inject
    RuntimeDependencies(
            ProjectDependenciesResolver resolver, Provider<ProjectBuilder> projects, Provider<MavenSession> session) {
        this.resolver = resolver;
        this.projects = projects;
        this.session = session;
    }

    /** Returns whether a project's POM, or what it inherits from, has dependencies for run time. */
    static boolean has(MavenProject project) {
        return declared(project).findAny().isPresent();
    }

    /** Returns those dependencies. */
    static Stream<org.apache.maven.model.Dependency> declared(MavenProject project) {
        return project.getDependencies().stream()
                .filter(dependency -> dependency.getScope() == null || SCOPES.contains(dependency.getScope()));
    }

    /**
     * Returns the jars, in the order of Maven's class path, each with a name of its own in the folder {@code libs}.
     *
     * @throws DockerFailureException if one cannot be resolved, or is a module that is not packaged
     */
    List<Library> of(MavenProject project) {
        MavenSession current = session.get();
        DefaultRepositorySystemSession repositories =
                new DefaultRepositorySystemSession(current.getRepositorySession());
        UnbuiltModules unbuilt = new UnbuiltModules(projects::get, current, project);
        repositories.setWorkspaceReader(new PackagedModules(
                current.getProjects(),
                unbuilt::of,
                current.getRepositorySession().getWorkspaceReader()));
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, repositories);
        request.setResolutionFilter((node, parents) -> node.getDependency() == null
                || SCOPES.contains(node.getDependency().getScope()));
        try {
            return libraries(project, resolver.resolve(request));
        } catch (DependencyResolutionException e) {
            throw new DockerFailureException(
                    "The libraries of " + project.getArtifactId() + " cannot be resolved: "
                            + e.getMessage().strip() + ". " + advice(e.getResult(), current, unbuilt),
                    e);
        }
    }

    /** Which artifacts it was is not known where already the search for them failed. */
    private static String advice(DependencyResolutionResult result, MavenSession session, UnbuiltModules unbuilt) {
        List<Artifact> unresolved = result.getUnresolvedDependencies().stream()
                .map(Dependency::getArtifact)
                .toList();
        String modules = "Modules have to be packaged first: run 'mvn package' in the folder of the root POM.";
        if (unresolved.stream().anyMatch(artifact -> isModule(artifact, session, unbuilt))) {
            return modules;
        }
        return (unresolved.isEmpty() ? modules + " Of others check" : "Check") + " the network and <repositories>; with"
                + " '--offline' Maven has only what is in the local repository.";
    }

    private static boolean isModule(Artifact artifact, MavenSession session, UnbuiltModules unbuilt) {
        return session.getProjects().stream()
                        .anyMatch(project -> project.getGroupId().equals(artifact.getGroupId())
                                && project.getArtifactId().equals(artifact.getArtifactId()))
                || unbuilt.of(artifact).isPresent();
    }

    private static List<Library> libraries(MavenProject project, DependencyResolutionResult result) {
        List<Artifact> artifacts = result.getResolvedDependencies().stream()
                .map(Dependency::getArtifact)
                .filter(artifact -> artifact.getExtension().equals("jar"))
                .toList();
        Map<String, Long> count =
                artifacts.stream().collect(Collectors.groupingBy(RuntimeDependencies::name, Collectors.counting()));
        Function<Artifact, String> place = artifact ->
                FOLDER + (count.get(name(artifact)) == 1 ? "" : artifact.getGroupId() + ".") + name(artifact);
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            Path file = artifact.getFile().toPath();
            if (Files.isDirectory(file)) {
                throw new DockerFailureException("Module " + artifact.getArtifactId() + ", which "
                        + project.getArtifactId() + " needs, is compiled but not packaged. Run 'mvn package'.");
            }
            libraries.add(new Library(place.apply(artifact), file, artifact.isSnapshot()));
        }
        return libraries;
    }

    /** Without a snapshot's time, so that the class path stays the same. */
    private static String name(Artifact artifact) {
        return artifact.getArtifactId() + "-" + artifact.getBaseVersion()
                + (artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier()) + ".jar";
    }
}
