package io.github.dockermaven.project;

import io.github.dockermaven.application.AssemblyFiles;
import io.github.dockermaven.application.ContentDockerfile;
import io.github.dockermaven.context.TextFile;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Dockerfile of one of a project's images, found or written, and what its context has. */
@Named
@Singleton
public class DescribedDockerfiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(DescribedDockerfiles.class);
    /** Files by which the io.fabric8 plugin chooses what it sends. */
    private static final List<String> FOREIGN_RULES =
            List.of(".maven-dockerignore", ".maven-dockerexclude", ".maven-dockerinclude");

    private final ProjectDockerfiles applications;
    private final AssemblyRunner assembler;

    @Inject
    DescribedDockerfiles(ProjectDockerfiles applications, AssemblyRunner assembler) {
        this.applications = applications;
        this.assembler = assembler;
    }

    /**
     * A Dockerfile and its context.
     *
     * @param folders further folders of the context, by their names in it
     */
    public record Provided(Path dockerfile, Path contextDir, Map<String, Path> folders) {}

    /**
     * What is needed for it.
     *
     * @param session the build that is going on
     * @param sourceDirectory what the paths of Dockerfiles and contexts are relative to
     * @param application for the image of the project's application
     * @param property gives the value of a property, {@code null} for one that has none
     */
    public record Request(
            MavenSession session,
            Path sourceDirectory,
            ProjectDockerfiles.Request application,
            UnaryOperator<String> property) {
        ImageOutput place() {
            return application.place();
        }

        MavenProject project() {
            return place().project();
        }
    }

    /**
     * Provides the Dockerfile.
     *
     * @return empty if the project has nothing to make the image of, which was said then
     * @throws DockerFailureException if a file that is named does not exist, or the description is not valid
     */
    public Optional<Provided> provide(ProjectImage image, Request request, Progress progress) {
        ImageSource source = image.source();
        if (source instanceof ImageSource.OwnDockerfile own) {
            return Optional.of(own(own, request, progress));
        }
        if (source instanceof ImageSource.Description description) {
            return Optional.of(describe(description, request, progress));
        }
        ImageSource.TheApplication wanted = (ImageSource.TheApplication) source;
        ProjectDockerfiles.Request application = request.application().generated(wanted.options());
        return applications
                .provide(application, progress)
                .map(file -> new Provided(file, application.contextDir(), Map.of()));
    }

    private Provided own(ImageSource.OwnDockerfile own, Request request, Progress progress) {
        Path base = request.sourceDirectory();
        Path context = own.contextDir() == null ? null : find(base, request, own.contextDir());
        if (context != null && !Files.isDirectory(context)) {
            throw new DockerFailureException("The build context " + context
                    + (Files.exists(context) ? " is not a folder" : " does not exist")
                    + ". Create it, or correct <contextDir>, a path relative to " + base
                    + " or to the project's folder.");
        }
        Path file = own.dockerfile() == null
                ? Stream.of("Dockerfile", "dockerfile")
                        .map(name -> file(base, request, context, name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseGet(() -> file(base, request, context, "Dockerfile"))
                : file(base, request, context, own.dockerfile());
        if (!Files.isRegularFile(file)) {
            throw new DockerFailureException(
                    "Dockerfile " + file + (Files.exists(file) ? " is not a file" : " does not exist")
                            + ". Correct <dockerFile>, a path relative to "
                            + (context == null ? base : "<contextDir>, which is " + context) + ".");
        }
        Path folder = context == null ? file.getParent() : context;
        List<String> foreign = FOREIGN_RULES.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (!foreign.isEmpty()) {
            LOGGER.warn("{} of {} is not read here. Write its rules into .dockerignore.", foreign, folder);
        }
        Path filtered = filter(own.filter(), file, request);
        progress.action("Using " + ProjectFolder.of(request.project()).relativize(filtered));
        return new Provided(filtered, folder, assemble(own.assemblies(), request));
    }

    private static Path file(Path base, Request request, Path context, String name) {
        return context == null ? find(base, request, name) : context.resolve(name);
    }

    /** A path that is relative to the source folder, or if that has none of its name, to the project's. */
    private static Path find(Path base, Request request, String path) {
        Path usual = base.resolve(path).normalize();
        Path other = ProjectFolder.of(request.project()).resolve(path).normalize();
        return !Files.exists(usual) && Files.exists(other) ? other : usual;
    }

    /** The file itself if the filter leaves it as it is. */
    private static Path filter(DockerfileFilter filter, Path file, Request request) {
        String text = read(file);
        String filtered = filter.apply(text, request.property());
        if (filtered.equals(text)) {
            return file;
        }
        OutputFile output = request.place().file("Dockerfile");
        output.write(filtered);
        Path rules = file.resolveSibling(file.getFileName() + ".dockerignore");
        if (Files.isRegularFile(rules)) {
            request.place().file("Dockerfile.dockerignore").write(read(rules));
        }
        return output.path();
    }

    private static String read(Path file) {
        byte[] content = TextFile.read(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DockerFailureException(
                    file + " is not in UTF-8, so no properties can be filled in. Save it as UTF-8, or write"
                            + " <filter>false</filter>.",
                    e);
        }
    }

    private Provided describe(ImageSource.Description description, Request request, Progress progress) {
        List<AssemblyFiles> files =
                description.assemblies().stream().map(AssemblySpec::files).toList();
        String text = ContentDockerfile.generate(description.content(), files);
        assemble(description.assemblies(), request);
        OutputFile dockerfile = request.place().file("Dockerfile");
        boolean changed = dockerfile.write(text);
        progress.action((changed ? "Wrote " : "Unchanged: ")
                + ProjectFolder.of(request.project()).relativize(dockerfile.path()));
        return new Provided(dockerfile.path(), request.place().path(), Map.of());
    }

    /** The folders of the assemblies, by their names. */
    private Map<String, Path> assemble(List<AssemblySpec> assemblies, Request request) {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (AssemblySpec assembly : assemblies) {
            folders.put(
                    assembly.name(),
                    assembler.assemble(assembly, request.session(), request.place(), request.sourceDirectory()));
        }
        return folders;
    }
}
