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
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Dockerfile that is written for the application of a project. */
@Named
@Singleton
class ApplicationDockerfiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(ApplicationDockerfiles.class);

    private final ApplicationFinder applications;
    private final LinkedRuntimes runtimes;

    @Inject
    ApplicationDockerfiles(ApplicationFinder applications, LinkedRuntimes runtimes) {
        this.applications = applications;
        this.runtimes = runtimes;
    }

    /**
     * Writes a Dockerfile at the image's place.
     *
     * @return empty if the project has nothing to make an image of, which was said then
     * @throws DockerFailureException if none can be written
     */
    Optional<Path> write(ImageOutput output, DockerfileRequest request, Progress progress) {
        checkRuntime(request.options());
        MavenProject project = output.project();
        ImageRequirement requirement = request.requirement(project);
        PackagingOrder order = new PackagingOrder(
                project, request.execution(), request.session().getUserProperties());
        if (requirement == ImageRequirement.IF_PACKAGED && order.tooEarly().isPresent()) {
            LOGGER.info(
                    "No image of {}: {}.",
                    project.getArtifactId(),
                    order.tooEarly().get());
            return Optional.empty();
        }
        order.check();
        return applications
                .find(project, request.options(), requirement)
                .map(application -> write(output, request, application, progress));
    }

    private static void checkRuntime(DockerfileOptions options) {
        if (options.isLinked() && options.from().isPresent()) {
            throw new DockerFailureException(
                    "docker.runtime is jlink, which makes Java instead of a base image, and from is '"
                            + options.from().get() + "'. Remove one of the two.");
        }
    }

    private Path write(ImageOutput output, DockerfileRequest request, PackagedApplication packaged, Progress progress) {
        Path baseDir = ProjectFolder.of(output.project());
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
        ContextFolder context = new ContextFolder(request.contextDir(), output.path(), baseDir, progress);
        Application application = packaged.in(context, options);
        progress.action(ApplicationReport.line(packaged, application, options, baseDir));
        ApplicationReport.warnings(packaged, application, options).forEach(LOGGER::warn);
        if (options.isLinked()) {
            application = runtimes.start(output.project(), context, application, packaged, options);
        }
        output.file("Dockerfile.dockerignore")
                .write(DockerfileGenerator.ignoreFile(application, options, ownIgnoreFile(request)));
        OutputFile dockerfile = output.file("Dockerfile");
        if (options.user().isPresent()) {
            application = PrivateFiles.give(application, options, context(request, dockerfile.path()));
        }
        boolean changed = dockerfile.write(DockerfileGenerator.generate(application, options));
        progress.action((changed ? "Wrote " : "Unchanged: ") + ProjectFolder.relative(baseDir, dockerfile.path()));
        return dockerfile.path();
    }

    private static String ownIgnoreFile(DockerfileRequest request) {
        Path file = request.contextDir().resolve(".dockerignore");
        return Files.isRegularFile(file)
                ? new String(TextFile.read(file), StandardCharsets.UTF_8).replace("\uFEFF", "")
                : "";
    }

    /** Returns the context of a Dockerfile that is about to be written, but whose rules are. */
    private static BuildContext context(DockerfileRequest request, Path dockerfile) {
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
