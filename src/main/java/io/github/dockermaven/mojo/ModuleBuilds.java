package io.github.dockermaven.mojo;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ImageBuildGoal;
import io.github.dockermaven.project.ProjectFolder;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The images that the modules of a reactor make, built at first, and again while these are watched. */
final class ModuleBuilds {
    private final WatchMojo goal;
    private final ImageBuildGoal build;
    private final WatchedImages images;
    private final boolean hasServices;
    /** Those that have made images, of which 'mvn clean' beside may have deleted the trace. */
    private final Set<MavenProject> makers = new HashSet<>();

    /** @param hasServices whether compose files say what runs */
    ModuleBuilds(WatchMojo goal, ImageBuildGoal build, WatchedImages images, boolean hasServices) {
        this.goal = goal;
        this.build = build;
        this.images = images;
        this.hasServices = hasServices;
    }

    /** Builds the images of all modules that make some, and those of services. */
    void buildAll() {
        session().getProjects().stream()
                .filter(project -> project.getFile() != null)
                .forEach(project -> build(project, images.builtAtFirst(project)));
        session().getProjects().stream().filter(BuiltImageFile::isAnyThere).forEach(makers::add);
        if (hasServices && images.areServicesBuilt()) {
            build.runServices(session(), goal.project(), goal.mojoExecution());
        }
    }

    /**
     * Builds the images of modules anew, of those that depend on them, and of services, which may be FROM one of them.
     *
     * @param isForService whether something has changed that the image of a service is built from
     * @return those of them that make images
     */
    List<MavenProject> rebuild(Set<MavenProject> touched, boolean isForService) {
        Set<MavenProject> affected = new LinkedHashSet<>(touched);
        touched.forEach(project -> affected.addAll(dependents(project)));
        List<MavenProject> made = session().getProjects().stream()
                .filter(affected::contains)
                .filter(project -> makers.contains(project) && hasOutput(project) || BuiltImageFile.isAnyThere(project))
                .toList();
        made.forEach(project -> reporting(project, () -> build(project, images.builtAnew(project))));
        if (hasServices && images.areServicesBuilt() && (isForService || !made.isEmpty())) {
            reporting(goal.project(), () -> build.runServices(session(), goal.project(), goal.mojoExecution()));
        }
        return made;
    }

    private static boolean hasOutput(MavenProject project) {
        return Files.isDirectory(Path.of(project.getBuild().getDirectory()));
    }

    /** Returns the modules that depend on another, the nearest first. */
    List<MavenProject> dependents(MavenProject project) {
        return new ArrayList<>(session().getProjectDependencyGraph().getDownstreamProjects(project, true));
    }

    private void reporting(MavenProject project, Runnable build) {
        try {
            build.run();
        } catch (DockerFailureException | DockerExecutionException e) {
            failed(project, e);
        }
    }

    private void build(MavenProject project, List<ProjectImage> built) {
        if (images.areAll(project, built)) {
            build.run(session(), project, goal.mojoExecution());
        } else if (!built.isEmpty()) {
            List<String> names = built.stream().map(ProjectImage::subject).toList();
            build.run(session(), project, goal.mojoExecution(), names);
        }
    }

    /** Reports that nothing new was made of a module. */
    void failed(MavenProject project, RuntimeException e) {
        goal.output().error(e.getMessage());
        goal.output()
                .error("Of " + project.getArtifactId() + " what ran before runs on. Correct it in "
                        + (project.getFile() == null ? "this folder" : ProjectFolder.of(project))
                        + ": the next change is tried again.");
    }

    private MavenSession session() {
        return goal.session();
    }
}
