package io.github.dockermaven.project;

import io.github.dockermaven.application.Application;
import io.github.dockermaven.application.ApplicationLayout;
import io.github.dockermaven.application.ApplicationReport;
import io.github.dockermaven.application.BaseImages;
import io.github.dockermaven.application.ContextFolder;
import io.github.dockermaven.application.DockerfileGenerator;
import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.application.LinkedRuntime;
import io.github.dockermaven.application.PackagedApplication;
import io.github.dockermaven.application.PrivateFiles;
import io.github.dockermaven.application.RequiredJava;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.context.TextFile;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Dockerfile of a project, found or written. */
@Named
@Singleton
public class ProjectDockerfiles {
    /** As the value of {@code docker.dockerfile}: write one, even if the project has its own. */
    public static final String GENERATED = "generated";

    private static final Logger LOGGER = LoggerFactory.getLogger(ProjectDockerfiles.class);
    /** Docker itself takes {@code dockerfile} where there is no other. */
    private static final List<String> USUAL_PLACES =
            List.of("Dockerfile", "dockerfile", "src/main/docker/Dockerfile", "src/main/docker/dockerfile");

    private final ApplicationFinder applications;
    private final LinkedRuntimes runtimes;

    @Inject
    ProjectDockerfiles(ApplicationFinder applications, LinkedRuntimes runtimes) {
        this.applications = applications;
        this.runtimes = runtimes;
    }

    /**
     * A request for the Dockerfile of a project.
     *
     * @param place where it is written
     * @param commandLine the properties that the user gave there
     * @param dockerfile path of the project's own, {@value #GENERATED}, or {@code null} to look in the usual places
     * @param contextDir the folder that the Dockerfile's sources are relative to
     * @param options for one that is written
     * @param requirement how much the image is wanted
     * @param execution what asks for it
     */
    public record Request(
            ImageOutput place,
            Properties commandLine,
            String dockerfile,
            Path contextDir,
            DockerfileOptions options,
            ImageRequirement requirement,
            MojoExecution execution) {
        MavenProject project() {
            return place.project();
        }

        Path baseDir() {
            return ProjectFolder.of(project());
        }

        private Path relative(Path file) {
            return ProjectFolder.relative(baseDir(), file);
        }

        /** For a Dockerfile that is written in any case, by other options. */
        Request generated(DockerfileOptions others) {
            return new Request(place, commandLine, GENERATED, contextDir, others, requirement, execution);
        }
    }

    /**
     * Returns the project's own Dockerfile, else one written at the image's place for its application.
     *
     * @return empty if the project has nothing to make an image of, which was said then
     * @throws DockerFailureException if the Dockerfile named does not exist, or none can be written
     */
    public Optional<Path> provide(Request request, Progress progress) {
        Optional<Path> own = own(request);
        if (own.isPresent()) {
            refuseRuntime(request, own.get());
            List<String> unused = request.options().given();
            if (!unused.isEmpty()) {
                LOGGER.warn(
                        "{} is used as it is, so these parameters have no effect: {}. Set docker.dockerfile to"
                                + " 'generated' to have a Dockerfile written by them.",
                        request.relative(own.get()),
                        String.join(", ", unused));
            }
            progress.action("Using " + request.relative(own.get()));
            return own;
        }
        checkRuntime(request.options());
        PackagingOrder order = new PackagingOrder(request.project(), request.execution(), request.commandLine());
        if (request.requirement() == ImageRequirement.IF_PACKAGED
                && order.tooEarly().isPresent()) {
            LOGGER.info(
                    "No image of {}: {}.",
                    request.project().getArtifactId(),
                    order.tooEarly().get());
            return Optional.empty();
        }
        order.check();
        return applications
                .find(request.project(), request.options(), request.requirement())
                .map(application -> write(request, application, progress));
    }

    /** Its FROM decides about Java; an image without it would be another than was asked for. */
    private static void refuseRuntime(Request request, Path dockerfile) {
        if (request.options().isLinked()) {
            throw new DockerFailureException("docker.runtime is jlink, which is for a Dockerfile that is written, and "
                    + request.relative(dockerfile)
                    + " is used as it is. Remove docker.runtime, or set docker.dockerfile to 'generated'.");
        }
    }

    /** Returns whether the project of a folder has a Dockerfile in one of the usual places. */
    public static boolean hasOwn(Path folder) {
        return usual(folder).isPresent();
    }

    private static Optional<Path> usual(Path folder) {
        return USUAL_PLACES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> own(Request request) {
        if (request.dockerfile() == null) {
            return usual(request.baseDir());
        }
        if (request.dockerfile().equals(GENERATED)) {
            return Optional.empty();
        }
        Path named = request.baseDir().resolve(request.dockerfile()).normalize();
        if (!Files.isRegularFile(named)) {
            throw new DockerFailureException(
                    "Dockerfile " + named + " "
                            + (Files.exists(named) ? "is not a file" : "does not exist")
                            + ". Correct docker.dockerfile (a path relative to the project's folder), or set it to 'generated'.");
        }
        return Optional.of(named);
    }

    private static void checkRuntime(DockerfileOptions options) {
        if (options.isLinked() && options.from().isPresent()) {
            throw new DockerFailureException(
                    "docker.runtime is jlink, which makes Java instead of a base image, and from is '"
                            + options.from().get() + "'. Remove one of the two.");
        }
    }

    private Path write(Request request, PackagedApplication packaged, Progress progress) {
        DockerfileGenerator.check(request.options(), packaged.jvmVariable());
        DockerfileOptions copying = request.options().withoutLinks(request.contextDir());
        DockerfileOptions options = withBase(copying, request.contextDir(), packaged, progress);
        ApplicationLayout layout = options.layout().orElse(ApplicationLayout.JAR);
        if (options.jarName().isPresent() && !packaged.hasName(layout)) {
            LOGGER.warn(
                    "jarName has no effect with the layout '{}' of this application, which has no one jar in the image."
                            + " Remove it.",
                    layout);
        }
        ContextFolder context =
                new ContextFolder(request.contextDir(), request.place().path(), request.baseDir(), progress);
        Application application = packaged.in(context, options);
        progress.action(ApplicationReport.line(packaged, application, options, request.baseDir()));
        ApplicationReport.warnings(packaged, application, options).forEach(LOGGER::warn);
        if (options.isLinked()) {
            application = runtimes.start(request.project(), context, application, packaged, options);
        }
        request.place()
                .file("Dockerfile.dockerignore")
                .write(DockerfileGenerator.ignoreFile(application, options, ownIgnoreFile(request)));
        OutputFile dockerfile = request.place().file("Dockerfile");
        if (options.user().isPresent()) {
            application = PrivateFiles.give(application, options, context(request, dockerfile.path()));
        }
        boolean changed = dockerfile.write(DockerfileGenerator.generate(application, options));
        progress.action((changed ? "Wrote " : "Unchanged: ") + request.relative(dockerfile.path()));
        return dockerfile.path();
    }

    private static String ownIgnoreFile(Request request) {
        Path file = request.contextDir().resolve(".dockerignore");
        return Files.isRegularFile(file)
                ? new String(TextFile.read(file), StandardCharsets.UTF_8).replace("\uFEFF", "")
                : "";
    }

    /** Returns the context of a Dockerfile that is about to be written, but whose rules are. */
    private static BuildContext context(Request request, Path dockerfile) {
        IgnoreRules rules = IgnoreRules.read(request.contextDir(), dockerfile);
        return BuildContext.of(request.contextDir(), rules, dockerfile, new byte[0]);
    }

    private static DockerfileOptions withBase(
            DockerfileOptions options, Path context, PackagedApplication packaged, Progress progress) {
        if (options.from().isPresent()) {
            return options;
        }
        Optional<RequiredJava> needed = packaged.requiredJava();
        needed.filter(java -> java.lacksPreview(options))
                .ifPresent(java -> LOGGER.warn(
                        "{} uses preview features of Java {}, which refuses to load it. Add --enable-preview to docker.jvmArgs.",
                        java,
                        java.release()));
        if (options.isLinked()) {
            return LinkedRuntime.checked(options, needed, context);
        }
        int release = needed.map(RequiredJava::release).orElse(Runtime.version().feature());
        String base = BaseImages.forRelease(release);
        if (BaseImages.isOpenJdk(release)) {
            progress.action("Base image " + base + ": openjdk is no longer updated upstream; <from>"
                    + BaseImages.maintained(release) + "</from> is.");
        }
        return options.withFrom(base);
    }
}
