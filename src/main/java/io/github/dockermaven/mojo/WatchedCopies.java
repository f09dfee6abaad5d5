package io.github.dockermaven.mojo;

import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.watch.FileVersions;
import io.github.dockermaven.container.watch.FollowedFiles;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.AssembledFiles;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** The files of assemblies that containers get as they change, in place of a new image. */
final class WatchedCopies {
    private final WatchMojo goal;
    private final WatchedImages images;
    private final AssembledFiles assembler;
    private final Map<ProjectImage, FileVersions> versions = new LinkedHashMap<>();

    WatchedCopies(WatchMojo goal, WatchedImages images, AssembledFiles assembler) {
        this.goal = goal;
        this.images = images;
        this.assembler = assembler;
    }

    /** Takes the files as they are for those of the images, which were just built. */
    void begin() {
        goal.session().getProjects().stream()
                .flatMap(images::copied)
                .forEach(image -> versions.put(image, new FileVersions(AssembledFiles.of(image))));
    }

    /** Puts the files of projects together anew, and brings what has changed into the containers. */
    void update(Collection<MavenProject> projects, Collection<StartedContainer> running) {
        projects.forEach(
                project -> images.copied(project).filter(AssembledFiles::hasAny).forEach(image -> {
                    try {
                        assembler.assemble(image, goal.session(), images.sourceDirectory(project));
                        copy(image, running);
                    } catch (DockerFailureException | DockerExecutionException e) {
                        goal.output().error(e.getMessage());
                    }
                }));
    }

    /** Brings what has changed since their image was built into new containers. */
    void copyFirst(List<StartedContainer> started) {
        versions.keySet().forEach(image -> {
            try {
                copy(image, started);
            } catch (DockerFailureException | DockerExecutionException e) {
                goal.output().error(e.getMessage());
            }
        });
    }

    private void copy(ProjectImage image, Collection<StartedContainer> containers) {
        Map<String, Path> files = AssembledFiles.of(image);
        FileVersions known = versions.get(image);
        FollowedFiles followed = new FollowedFiles(goal.engine(), goal.progress());
        List<String> command = images.postExec(image.name());
        for (StartedContainer container : containers) {
            String id = container.container().id();
            Map<String, Path> changed = known.changed(id, files);
            if (container.request().image().name().equals(image.name()) && !changed.isEmpty()) {
                followed.copy(container, changed);
                known.accept(id, files);
                if (!command.isEmpty()) {
                    followed.run(container, ExecSpec.of(command));
                }
            }
        }
    }
}
