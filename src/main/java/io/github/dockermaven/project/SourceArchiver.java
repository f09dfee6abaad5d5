package io.github.dockermaven.project;

import io.github.dockermaven.builder.SourceArchive;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuildPlanner.Planned;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archives of what a project's images are built of, which are attached to the project. */
public record SourceArchiver(DockerfileProvider dockerfiles, MavenProjectHelper helper) {
    private static final Logger LOGGER = LoggerFactory.getLogger(SourceArchiver.class);
    private static final String TYPE = "tar";
    private static final String CLASSIFIER = "docker";

    /** An archive and the classifier that it is attached with. */
    private record Attached(Planned planned, String classifier, SourceArchive archive) {}

    /**
     * Writes the archives, and attaches them.
     *
     * @param progress receives the progress of an image, by its label
     * @throws DockerFailureException if one cannot be built, or has no classifier of its own; nothing is written then
     */
    public void archive(
            List<ProjectImage> images,
            SourceMode mode,
            ProjectBuilder.Request request,
            Function<String, Progress> progress) {
        List<ProjectImage> chosen = chosen(images, mode, progress.apply(""));
        List<Attached> archives = new ArrayList<>();
        for (Planned each : new BuildPlanner(dockerfiles).plan(chosen, request, progress)) {
            archives.add(attached(each, mode, request.project()));
        }
        archives.forEach(each -> checkFree(each, request.project()));
        archives.forEach(each ->
                write(each, request, progress.apply(each.planned().image().label())));
    }

    private static List<ProjectImage> chosen(List<ProjectImage> images, SourceMode mode, Progress progress) {
        List<ProjectImage> built = new ArrayList<>();
        for (ProjectImage image : images) {
            Optional<String> obstacle = obstacle(image);
            obstacle.ifPresent(reason -> progress.action("No archive of image " + image.name() + ": " + reason));
            if (obstacle.isEmpty()) {
                built.add(image);
            }
        }
        if (mode == SourceMode.ALL) {
            built.forEach(SourceArchiver::checkAlias);
            return built;
        }
        List<ProjectImage> others = built.subList(Math.min(1, built.size()), built.size());
        if (!others.isEmpty()) {
            progress.action("No archive of "
                    + others.stream().map(ProjectImage::subject).collect(Collectors.joining(", "))
                    + ": docker.source.mode is first");
        }
        return built.subList(0, Math.min(1, built.size()));
    }

    private static Optional<String> obstacle(ProjectImage image) {
        if (!image.isOfProject()) {
            return Optional.of("it is not built here");
        }
        if (image.source() instanceof ImageSource.Archive archive) {
            return Optional.of("it is loaded from " + archive.file());
        }
        return image.skipBuild() ? Optional.of("its <build> has <skip>") : Optional.empty();
    }

    private static void checkAlias(ProjectImage image) {
        if (isOneOfSeveral(image) && image.alias().isEmpty()) {
            throw new DockerFailureException(
                    "Image " + image.name() + " has no <alias>, and its archive would be attached with the classifier"
                            + " docker-ALIAS. Give it one, or set docker.source.mode to first.");
        }
    }

    private static boolean isOneOfSeveral(ProjectImage image) {
        return !image.output().image().isEmpty();
    }

    private static Attached attached(Planned planned, SourceMode mode, MavenProject project) {
        String classifier = planned.image()
                .alias()
                .filter(alias -> mode == SourceMode.ALL)
                .map(alias -> CLASSIFIER + "-" + ImageOutput.folder(alias))
                .orElse(CLASSIFIER);
        String name = project.getArtifactId() + "-" + project.getVersion() + "-" + classifier + SourceArchive.ENDING;
        return new Attached(planned, classifier, new SourceArchive(planned.build(), name));
    }

    /** Maven keeps the first of two artifacts of one classifier, with a warning. */
    private static void checkFree(Attached each, MavenProject project) {
        existing(each, project)
                .filter(file -> !file.equals(each.archive().file()))
                .ifPresent(file -> {
                    throw new DockerFailureException(
                            "Project " + project.getArtifactId() + " has two files of classifier "
                                    + each.classifier() + " and type " + TYPE + ", " + file + " and "
                                    + each.archive().file()
                                    + ". Set docker.source.mode to all, in one <execution> of goal source.");
                });
    }

    private static Optional<Path> existing(Attached each, MavenProject project) {
        return project.getAttachedArtifacts().stream()
                .filter(artifact -> TYPE.equals(artifact.getType())
                        && each.classifier().equals(artifact.getClassifier())
                        && artifact.getFile() != null)
                .map(Artifact::getFile)
                .map(file -> file.toPath().toAbsolutePath().normalize())
                .findFirst();
    }

    private void write(Attached each, ProjectBuilder.Request request, Progress progress) {
        MavenProject project = request.project();
        Path folder = ProjectFolder.of(project);
        if (each.planned().build().context().isWholeOf(folder)) {
            LOGGER.warn(
                    "The archive has all files of {}, such as those of .git: no .dockerignore leaves one out. Name in it what"
                            + " is not for everybody who gets the archive.",
                    each.planned().build().context().folder());
        }
        String size = ByteSizes.format(each.archive().write(progress));
        if (existing(each, project).isEmpty()) {
            helper.attachArtifact(
                    project, TYPE, each.classifier(), each.archive().file().toFile());
        }
        String file = ProjectFolder.relative(folder, each.archive().file()) + " (" + size + ")";
        String options =
                each.archive().options().stream().map(option -> option + " ").collect(Collectors.joining());
        String command = "docker build " + options + "- < "
                + ProjectFolder.relative(folder, each.archive().file());
        boolean isByHand = request.dockerfiles().execution().getSource() == MojoExecution.Source.CLI;
        progress.action(
                isByHand
                        ? "Wrote " + file + ": " + command
                        : "Attached " + file + " with classifier " + each.classifier()
                                + (options.isEmpty() ? "" : ", for docker build " + options.strip()));
    }
}
