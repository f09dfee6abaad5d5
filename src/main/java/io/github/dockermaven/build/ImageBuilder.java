package io.github.dockermaven.build;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds images from a Dockerfile and its context. */
@Named
@Singleton
public class ImageBuilder {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageBuilder.class);

    private final EngineConnector connector;

    @Inject
    ImageBuilder(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Builds an image in the engine and gives it all its names; if the image is there already that the same inputs gave
     * before, nothing is sent. What can be told from the files alone is checked before
     * an engine is looked for.
     *
     * @throws DockerFailureException if the Dockerfile, its context or its base images do not allow it, or a step fails
     * @throws DockerExecutionException if no engine is found, or the context cannot be read
     */
    public BuiltImage build(BuildRequest request, Progress progress) {
        Instant begin = Instant.now();
        byte[] text = read(request.dockerfile());
        Dockerfile dockerfile = DockerfileParser.parse(request.dockerfile().toString(), text);
        BuildOptions options = request.options();
        String target = dockerfile.targetName(options.target());
        BuildContext context = BuildContext.of(request.contextDir(), rules(request), request.dockerfile(), text);
        DockerfileCheck check = new DockerfileCheck(dockerfile);
        check.unknownBuildArgs(options.buildArgs().keySet());
        Map<String, String> known = options.variables(null);
        // What FROM means may depend on the engine's platform; else it needs not be asked.
        boolean enough = known.keySet().containsAll(dockerfile.platformVariables());
        if (enough) {
            check.sources(context, known, target);
        }
        try (Engine engine = connector.connect(request.engine())) {
            Map<String, String> variables = enough ? known : options.variables(engine.platform());
            if (!enough) {
                check.sources(context, variables, target);
            }
            makeFolder(request);
            EngineBuild.Outcome outcome =
                    new EngineBuild(request, dockerfile, text, context, target).run(engine, variables, progress);
            progress.action((outcome.upToDate() ? "Up to date: " : "Built ") + names(request) + " (" + outcome.id()
                    + ") in " + Durations.format(Duration.between(begin, Instant.now())));
            return new BuiltImage(request.tags(), outcome.id());
        }
    }

    /** With the records of the build before, {@code COPY . .} would never make the same image twice. */
    private static IgnoreRules rules(BuildRequest request) {
        IgnoreRules rules = IgnoreRules.read(request.contextDir(), request.dockerfile());
        for (Path written : List.of(request.record(), BuildRecord.folder(request))) {
            if (written.startsWith(request.contextDir())) {
                Path path = request.contextDir().relativize(written);
                rules = rules.ignoring(
                        "the plugin, which writes it,", path.toString().replace('\\', '/'));
            }
        }
        return rules;
    }

    /** The folder that the records are in is there in the second build: so it has to be in the first one's context. */
    private static void makeFolder(BuildRequest request) {
        try {
            Files.createDirectories(request.record().getParent());
        } catch (IOException e) {
            LOGGER.debug(
                    "{} cannot be made; who writes the record says so",
                    request.record().getParent(),
                    e);
        }
    }

    private static String names(BuildRequest request) {
        return request.tags().stream().map(ImageReference::toString).collect(Collectors.joining(", "));
    }

    private static byte[] read(Path dockerfile) {
        try {
            return Files.readAllBytes(dockerfile);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Dockerfile " + dockerfile + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
