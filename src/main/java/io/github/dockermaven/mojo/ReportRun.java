package io.github.dockermaven.mojo;

import io.github.dockermaven.contents.ArchiveContents;
import io.github.dockermaven.contents.EngineContents;
import io.github.dockermaven.contents.ImageContents;
import io.github.dockermaven.contents.ImageReporter;
import io.github.dockermaven.contents.LayerListing;
import io.github.dockermaven.contents.RegistryContents;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageIdOrName;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.project.BuiltImageFile;
import io.github.dockermaven.project.ProjectImage;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.SettingsProxies;
import io.github.dockermaven.registry.RegistrySettings;
import io.github.dockermaven.report.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One run of {@code docker:report}, apart from the goal's own class as {@link StartRun} is. */
record ReportRun(ReportMojo goal, SessionCredentials credentials) {
    private static final String AUTO = "auto";
    private static final String ENGINE = "engine";
    private static final String REGISTRY = "registry";
    private static final String HTML = "html";
    private static final String JSON = "json";

    void run() {
        // Pages are all that a site can lead to.
        String format = goal.siteFolder().isPresent() ? HTML : oneOf("format", "docker.format", HTML, JSON);
        String compare = oneOf("reportCompare", "docker.report.compare", AUTO, "true", "false");
        String from = goal.configuration().text("reportFrom").orElse(AUTO);
        boolean isArchive = !Set.of(AUTO, ENGINE, REGISTRY).contains(from);
        Optional<Path> archive = isArchive ? Optional.of(archive(from)) : Optional.empty();
        ImageReporter reporter = new ImageReporter(folder(), Instant.now());
        List<Object> documents = new ArrayList<>();
        List<ImageReporter.Made> pages = new ArrayList<>();
        for (Optional<ImageIdOrName> name : names(isArchive)) {
            long start = System.nanoTime();
            ImageContents image = archive.map(file -> new ArchiveContents(goal.progress()).read(file, reference(name)))
                    .orElseGet(() -> read(name.orElseThrow(), from));
            Optional<ImageContents> registered =
                    image.source().startsWith(REGISTRY) ? Optional.empty() : registered(image, compare);
            if (format.equals(JSON)) {
                documents.add(reporter.document(image, registered));
            } else {
                ImageReporter.Made made = reporter.write(image, registered);
                pages.add(made);
                goal.progress()
                        .action("Reported on " + image.name() + " (" + made.summary() + ") in "
                                + Durations.format(Duration.ofNanos(System.nanoTime() - start)) + ": " + made.page());
            }
        }
        if (goal.siteFolder().isPresent()) {
            reporter.list(pages);
        }
        if (format.equals(JSON)) {
            Object document = documents.size() == 1 ? documents.get(0) : documents;
            AnswerFormat.JSON.answer(List.of(), document, goal.getLog());
        }
    }

    private String oneOf(String parameter, String property, String... values) {
        String text = goal.configuration().text(parameter).orElse(values[0]).toLowerCase(Locale.ROOT);
        if (!List.of(values).contains(text)) {
            throw new DockerFailureException(property + " '" + PrintableText.quote(text) + "' is not known. Write "
                    + String.join(" or ", values) + ".");
        }
        return text;
    }

    private Path archive(String from) {
        Path file = goal.configuration().path("reportFrom", from);
        if (!Files.isRegularFile(file)) {
            throw new DockerFailureException("docker.report.from '" + PrintableText.quote(from) + "' is neither auto,"
                    + " engine or registry, nor a file: there is no " + file + ". Correct it.");
        }
        return file;
    }

    /** Returns whether the goal's project has an image: one that the POM names, or that was built. */
    static boolean hasImage(ReportMojo goal) {
        return goal.images().isNamedByPom() || BuiltImageFile.isAnyThere(goal.project());
    }

    private Path folder() {
        if (goal.siteFolder().isPresent()) {
            return goal.siteFolder().get().toPath();
        }
        Optional<Path> given = goal.configuration().path("reportFolder");
        return given.orElseGet(() -> goal.project().getFile() == null
                ? Path.of("docker-report").toAbsolutePath()
                : Path.of(goal.project().getBuild().getDirectory(), "docker", "report"));
    }

    /** Returns the images; empty is the only one of an archive. */
    private List<Optional<ImageIdOrName>> names(boolean isArchive) {
        Optional<String> given = goal.images().givenName();
        if (given.isPresent()) {
            return List.of(given.map(ImageIdOrName::parse));
        }
        if (isArchive) {
            return List.of(Optional.empty());
        }
        if (goal.project().getFile() == null) {
            throw new DockerFailureException("No image to report on, for there is no project here. Name it:"
                    + " -Ddocker.image=eclipse-temurin:21-jre.");
        }
        return goal.images().selectedForBuild().stream()
                .map(ProjectImage::name)
                .map(ImageIdOrName::of)
                .map(Optional::of)
                .toList();
    }

    private static Optional<ImageReference> reference(Optional<ImageIdOrName> name) {
        return name.map(ImageIdOrName::text).map(ImageReference::parse);
    }

    private ImageContents read(ImageIdOrName name, String from) {
        if (from.equals(REGISTRY)) {
            return registry().read(ImageReference.parse(name.text()), List.of());
        }
        Optional<DockerExecutionException> unavailable = goal.engine().unavailable();
        boolean hasImage = unavailable.isEmpty()
                && goal.engine().images().document(name.text()).isPresent();
        if (from.equals(ENGINE) || hasImage) {
            unavailable.ifPresent(reason -> {
                throw reason;
            });
            return new EngineContents(goal.engine(), goal.progress()).read(name);
        }
        String reason = unavailable
                .map(DockerExecutionException::getMessage)
                .orElseGet(() -> "The engine at " + goal.engine().address() + " does not have it.");
        try {
            return registry().read(ImageReference.parse(name.text()), List.of());
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    "No report on image " + name + ": it was found neither in an engine nor in a registry. " + reason
                            + " "
                            + e.getMessage() + " Build it with 'mvn docker:build', or name an archive:"
                            + " -Ddocker.report.from=image.tar.",
                    e);
        }
    }

    /** Returns what the registry has under the image's name. */
    private Optional<ImageContents> registered(ImageContents image, String compare) {
        boolean isDemanded = compare.equals("true");
        Optional<ImageReference> name = parsed(image.name())
                .filter(each ->
                        isDemanded || compare.equals(AUTO) && !each.registry().equals(ImageReference.DOCKER_HUB));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<LayerListing> known = image.layers();
        try {
            return Optional.of(registry().read(name.get(), known));
        } catch (DockerFailureException | DockerExecutionException e) {
            if (isDemanded) {
                throw e;
            }
            goal.progress().action("Not compared with the registry. " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<ImageReference> parsed(String name) {
        try {
            return name.startsWith("sha256:") ? Optional.empty() : Optional.of(ImageReference.parse(name));
        } catch (DockerFailureException e) {
            return Optional.empty();
        }
    }

    private RegistryContents registry() {
        return new RegistryContents(
                RegistrySettings.of(
                        goal.configuration().list("insecureRegistries"),
                        goal.configuration().path("registryCertificates"),
                        goal.configuration().list("registryMirrors"),
                        goal.timeout(),
                        SettingsProxies.of(goal.session())),
                goal.credentials(
                        credentials,
                        RegistryUse.PULL,
                        goal.images().credentialRegistries(goal.images().givenName())),
                goal.configuration().text("platform").map(Platform::parse).orElseGet(Platform::ofMachine),
                goal.progress());
    }
}
