package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Dockerfile of a project: its own, which is looked for in the usual places, else one that is written. */
@Named
@Singleton
public class ProjectDockerfiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProjectDockerfiles.class);
    /** Docker itself takes {@code dockerfile} where there is no other. */
    private static final List<String> USUAL_PLACES =
            List.of("Dockerfile", "dockerfile", "src/main/docker/Dockerfile", "src/main/docker/dockerfile");

    private final ApplicationDockerfiles applications;

    @Inject
    ProjectDockerfiles(ApplicationDockerfiles applications) {
        this.applications = applications;
    }

    /**
     * Returns the project's own Dockerfile, else one written at the image's place for its application.
     *
     * @return empty if the project has nothing to make an image of, which was said then
     * @throws DockerFailureException if the Dockerfile named does not exist, or none can be written
     */
    Optional<Path> provide(ImageOutput output, DockerfileRequest request, Progress progress) {
        Path baseDir = ProjectFolder.of(output.project());
        Optional<Path> own = own(baseDir, request);
        if (own.isEmpty()) {
            return applications.write(output, request, progress);
        }
        Path name = ProjectFolder.relative(baseDir, own.get());
        refuseRuntime(request, name);
        List<String> unused = request.options().given();
        if (!unused.isEmpty()) {
            LOGGER.warn(
                    "{} is used as it is, so these parameters have no effect: {}. Set docker.dockerfile to"
                            + " 'generated' to have a Dockerfile written by them.",
                    name,
                    String.join(", ", unused));
        }
        progress.action("Using " + name);
        return own;
    }

    /** Its FROM decides about Java; an image without it would be another than was asked for. */
    private static void refuseRuntime(DockerfileRequest request, Path dockerfile) {
        if (request.options().isLinked()) {
            throw new DockerFailureException("docker.runtime is jlink, which is for a Dockerfile that is written, and "
                    + dockerfile
                    + " is used as it is. Remove docker.runtime, or set docker.dockerfile to 'generated'.");
        }
    }

    /** Returns whether the project of a folder has a Dockerfile in one of the usual places. */
    public static boolean hasOwn(Path folder) {
        return usual(folder).isPresent();
    }

    /** Returns the Dockerfile in one of the usual places of a folder. */
    static Optional<Path> usual(Path folder) {
        return USUAL_PLACES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> own(Path baseDir, DockerfileRequest request) {
        if (request.dockerfile().isEmpty()) {
            return usual(baseDir);
        }
        if (request.dockerfile().get().equals(DockerfileRequest.GENERATED)) {
            return Optional.empty();
        }
        Path named = baseDir.resolve(request.dockerfile().get()).normalize();
        if (!Files.isRegularFile(named)) {
            throw new DockerFailureException(
                    "Dockerfile " + named + " "
                            + (Files.exists(named) ? "is not a file" : "does not exist")
                            + ". Correct docker.dockerfile (a path relative to the project's folder), or set it to 'generated'.");
        }
        return Optional.of(named);
    }
}
