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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Dockerfiles of a project's images, found or written, and what their contexts have. */
@Named
@Singleton
public class DockerfileProvider {
    private static final Logger LOGGER = LoggerFactory.getLogger(DockerfileProvider.class);
    /** Files by which the io.fabric8 plugin chooses what it sends. */
    private static final List<String> FOREIGN_RULES =
            List.of(".maven-dockerignore", ".maven-dockerexclude", ".maven-dockerinclude");

    private final ProjectDockerfiles dockerfiles;
    private final AssemblyRunner assembler;

    @Inject
    DockerfileProvider(ProjectDockerfiles dockerfiles, AssemblyRunner assembler) {
        this.dockerfiles = dockerfiles;
        this.assembler = assembler;
    }

    /**
     * A Dockerfile and its context.
     *
     * @param folders further folders of the context, by their names in it
     */
    public record Provided(Path dockerfile, Path contextDir, Map<String, Path> folders) {}

    /**
     * Provides the Dockerfile of an image.
     *
     * @return empty if the project has nothing to make the image of, which was said then
     * @throws DockerFailureException if a file that is named does not exist, or the description is not valid
     */
    public Optional<Provided> provide(ProjectImage image, DockerfileRequest request, Progress progress) {
        ImageSource source = image.source();
        ImageOutput output = image.output();
        if (source instanceof ImageSource.OwnDockerfile own) {
            return Optional.of(own(own, output, request, progress));
        }
        if (source instanceof ImageSource.Service service) {
            return Optional.of(ofService(service, output, progress));
        }
        if (source instanceof ImageSource.Description description) {
            return Optional.of(describe(description, output, request, progress));
        }
        if (source instanceof ImageSource.Archive) {
            return Optional.empty();
        }
        DockerfileRequest ofImage = source instanceof ImageSource.Application application
                ? request.generated(request.options().with(application.content()))
                : request;
        return dockerfiles
                .provide(output, ofImage, progress)
                .map(file -> new Provided(file, request.contextDir(), Map.of()));
    }

    private Provided own(
            ImageSource.OwnDockerfile own, ImageOutput output, DockerfileRequest request, Progress progress) {
        Path base = request.sourceDirectory();
        Path context =
                own.contextDir().map(folder -> find(base, output, folder)).orElse(null);
        if (context != null && !Files.isDirectory(context)) {
            throw new DockerFailureException("The build context " + context
                    + (Files.exists(context) ? " is not a folder" : " does not exist")
                    + ". Create it, or correct <contextDir>, a path relative to " + base
                    + " or to the project's folder.");
        }
        Path file = own.dockerfile().isEmpty()
                ? Stream.of("Dockerfile", "dockerfile")
                        .map(name -> file(base, output, context, name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElseGet(() -> file(base, output, context, "Dockerfile"))
                : file(base, output, context, own.dockerfile().get());
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
        Path filtered = filter(own.filter(), file, output, request.property());
        progress.action("Using " + ProjectFolder.relative(ProjectFolder.of(output.project()), filtered));
        return new Provided(filtered, folder, assemble(own.assemblies(), output, request));
    }

    private static Provided ofService(ImageSource.Service service, ImageOutput output, Progress progress) {
        Path file = service.dockerfile().orElseGet(() -> {
            OutputFile written = output.file("Dockerfile");
            written.write(service.text().orElse(""));
            return written.path();
        });
        progress.action("Using " + ProjectFolder.relative(ProjectFolder.of(output.project()), file));
        return new Provided(file, service.contextDir(), Map.of());
    }

    private static Path file(Path base, ImageOutput output, Path context, String name) {
        return context == null ? find(base, output, name) : context.resolve(name);
    }

    /** Returns a path that is relative to the source folder, or if that has none of its name, to the project's. */
    static Path find(Path base, ImageOutput output, String path) {
        Path usual = base.resolve(path).normalize();
        Path other = ProjectFolder.of(output.project()).resolve(path).normalize();
        return !Files.exists(usual) && Files.exists(other) ? other : usual;
    }

    /** Returns the file itself if the filter leaves it as it is. */
    private static Path filter(DockerfileFilter filter, Path file, ImageOutput output, UnaryOperator<String> property) {
        String text = read(file);
        String filtered = filter.apply(text, property);
        if (filtered.equals(text)) {
            return file;
        }
        OutputFile written = output.file("Dockerfile");
        written.write(filtered);
        Path rules = file.resolveSibling(file.getFileName() + ".dockerignore");
        if (Files.isRegularFile(rules)) {
            output.file("Dockerfile.dockerignore").write(read(rules));
        }
        return written.path();
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

    private Provided describe(
            ImageSource.Description description, ImageOutput output, DockerfileRequest request, Progress progress) {
        List<AssemblyFiles> files =
                description.assemblies().stream().map(AssemblySpec::files).toList();
        String text = ContentDockerfile.generate(description.content(), files);
        assemble(description.assemblies(), output, request);
        OutputFile dockerfile = output.file("Dockerfile");
        boolean changed = dockerfile.write(text);
        progress.action((changed ? "Wrote " : "Unchanged: ")
                + ProjectFolder.relative(ProjectFolder.of(output.project()), dockerfile.path()));
        return new Provided(dockerfile.path(), output.path(), Map.of());
    }

    /** Returns the folders of the assemblies, by their names. */
    private Map<String, Path> assemble(List<AssemblySpec> assemblies, ImageOutput output, DockerfileRequest request) {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (AssemblySpec assembly : assemblies) {
            folders.put(
                    assembly.name(),
                    assembler.assemble(assembly, request.session(), output, request.sourceDirectory()));
        }
        return folders;
    }
}
