package io.github.dockermaven.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.ModelProcessor;
import org.apache.maven.model.io.ModelReader;
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
 * {@code -f} leave them out. Their POMs are read when the first artifact is looked for, and only that of a module that is
 * found is made a project.
 */
final class UnbuiltModules {
    private static final Logger LOGGER = LoggerFactory.getLogger(UnbuiltModules.class);

    private final Supplier<ProjectBuilder> builder;
    private final ModelReader reader;
    private final MavenSession session;
    private final MavenProject project;
    private final Map<String, Optional<MavenProject>> found = new HashMap<>();
    private Map<String, File> poms;

    UnbuiltModules(Supplier<ProjectBuilder> builder, ModelReader reader, MavenSession session, MavenProject project) {
        this.builder = builder;
        this.reader = reader;
        this.session = session;
        this.project = project;
    }

    /** Returns the module that an artifact is made by. */
    synchronized Optional<MavenProject> of(Artifact artifact) {
        if (poms == null) {
            poms = new HashMap<>();
            Stream.iterate(project, pom -> pom != null && pom.getFile() != null, MavenProject::getParent)
                    .reduce((nearer, farther) -> farther)
                    .ifPresent(root -> addAll(root.getFile()));
            Optional.ofNullable(session.getRequest().getPom()).ifPresent(this::addAll);
        }
        return found.computeIfAbsent(artifact.getArtifactId(), name -> Optional.ofNullable(poms.get(name))
                .flatMap(this::build));
    }

    private void addAll(File pom) {
        if (poms.containsValue(pom)) {
            return;
        }
        Model model;
        try {
            model = reader.read(pom, Map.of(ModelProcessor.IS_STRICT, false));
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read, so its modules are not known", pom, e);
            return;
        }
        poms.putIfAbsent(model.getArtifactId(), pom);
        Stream.concat(
                        model.getModules().stream(),
                        model.getProfiles().stream().map(Profile::getModules).flatMap(List::stream))
                .map(module -> pom(pom.toPath().resolveSibling(module)))
                .filter(Files::isRegularFile)
                .forEach(module -> addAll(module.toFile()));
    }

    private static Path pom(Path module) {
        return (Files.isDirectory(module) ? module.resolve("pom.xml") : module).normalize();
    }

    private Optional<MavenProject> build(File pom) {
        ProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setProject(null);
        request.setResolveDependencies(false);
        try {
            return Optional.of(builder.get().build(pom, request).getProject());
        } catch (ProjectBuildingException e) {
            LOGGER.debug("{} is no project, so its jar is not looked for", pom, e);
            return Optional.empty();
        }
    }
}
