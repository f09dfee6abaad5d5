package io.github.dockermaven.project;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.eclipse.aether.artifact.Artifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules on the disk around a project that are no part of the build that is going on, as {@code -pl}, {@code -rf} and
 * {@code -f} leave them out. Their POMs are read once in a build, when the first artifact is looked for, and not those that
 * Maven has read already. Only that of a module that is found is made a project.
 */
final class UnbuiltModules {
    private static final Logger LOGGER = LoggerFactory.getLogger(UnbuiltModules.class);
    /** A project that gives this plugin dependencies of its own has other classes of these names. */
    private static final String KEY =
            "io.github.dockermaven.modules." + System.identityHashCode(UnbuiltModules.class) + " ";

    private final Supplier<ProjectBuilder> builder;
    private final MavenSession session;
    private final MavenProject project;
    private final Map<String, Optional<MavenProject>> found = new HashMap<>();

    UnbuiltModules(Supplier<ProjectBuilder> builder, MavenSession session, MavenProject project) {
        this.builder = builder;
        this.session = session;
        this.project = project;
    }

    /** Returns the module that an artifact is made by. */
    synchronized Optional<MavenProject> of(Artifact artifact) {
        String group = artifact.getGroupId();
        String name = artifact.getArtifactId();
        return found.computeIfAbsent(group + ":" + name, first -> around().stream()
                .filter(module -> module.mayBe(group, name))
                .flatMap(module -> build(module.pom()).stream())
                .filter(module -> module.getGroupId().equals(group)
                        && module.getArtifactId().equals(name))
                .findFirst());
    }

    /** Returns the POMs below the project's farthest parent and aggregator on the disk, and below that of the command. */
    @SuppressWarnings("unchecked")
    private List<ModulesOfPom> around() {
        List<Path> roots = Stream.of(
                        parents().reduce((nearer, farther) -> farther).flatMap(ProjectFolder::pom),
                        Aggregator.farthest(project),
                        Optional.ofNullable(session.getRequest().getPom())
                                .map(pom -> pom.toPath().toAbsolutePath().normalize()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (List<ModulesOfPom>) data.computeIfAbsent(KEY + roots, first -> below(roots));
        }
    }

    /** Returns the project and its parents, without those of a repository, which have no file. */
    private Stream<MavenProject> parents() {
        return Stream.iterate(project, each -> each != null && each.getFile() != null, MavenProject::getParent);
    }

    private List<ModulesOfPom> below(List<Path> roots) {
        Map<Path, Model> known = known();
        List<ModulesOfPom> poms = new ArrayList<>();
        Set<Path> visited = new HashSet<>();
        Queue<Path> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Path pom = open.remove();
            if (visited.add(pom)) {
                Optional.ofNullable(known.get(pom))
                        .map(model -> ModulesOfPom.of(pom, model))
                        .or(() -> ModulesOfPom.read(pom))
                        .ifPresent(modules -> {
                            poms.add(modules);
                            open.addAll(modules.modules());
                        });
            }
        }
        return List.copyOf(poms);
    }

    /** Returns the POMs that Maven has read, as their files have them. */
    private Map<Path, Model> known() {
        Map<Path, Model> models = new HashMap<>();
        Stream.concat(session.getAllProjects().stream(), parents())
                .filter(each -> each.getOriginalModel() != null)
                .forEach(each -> ProjectFolder.pom(each).ifPresent(pom -> models.put(pom, each.getOriginalModel())));
        return models;
    }

    private Optional<MavenProject> build(Path pom) {
        ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setProject(null);
        request.setResolveDependencies(false);
        try {
            return Optional.of(builder.get().build(pom.toFile(), request).getProject());
        } catch (ProjectBuildingException e) {
            LOGGER.debug("{} is no project, so its jar is not looked for", pom, e);
            return Optional.empty();
        }
    }
}
