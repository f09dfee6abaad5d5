package io.github.dockermaven.builder;

import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.ContextEntry;
import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.context.ContextMatch;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.context.RealPath;
import io.github.dockermaven.context.TextFile;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A build that was checked where the files alone determine the result.
 *
 * @param request the image to build
 * @param dockerfile its Dockerfile
 * @param text the Dockerfile's content
 * @param context the files to send
 * @param target the stage to build, empty for the last
 */
public record CheckedBuild(
        BuildRequest request, Dockerfile dockerfile, byte[] text, BuildContext context, Optional<String> target) {
    private static final Platform USUAL = Platform.parse("linux/amd64");
    /** The files that builds write directly into images' folders, which are the output folder and those in it. */
    private static final List<String> WRITTEN =
            List.of(BuildRequest.RECORD, BuildRecord.FOLDER, "*" + BuildRequest.ARCHIVE);

    /**
     * Reads the Dockerfile and checks it against its context.
     *
     * @throws DockerFailureException if the Dockerfile or its context do not allow it to be built
     * @throws DockerExecutionException if the Dockerfile cannot be read
     */
    public static CheckedBuild of(BuildRequest request) {
        byte[] text = TextFile.read(request.dockerfile());
        Dockerfile dockerfile = DockerfileParser.parse(request.dockerfile().toString(), text);
        BuildOptions options = request.options();
        Optional<String> target = dockerfile.targetName(options.target());
        BuildContext context = BuildContext.of(request.contextDir(), rules(request), request.dockerfile(), text)
                .with(request.folders());
        CheckedBuild prepared = new CheckedBuild(request, dockerfile, text, context, target);
        new DockerfileCheck(dockerfile).unknownBuildArgs(options.buildArgs().keySet());
        new SecretVariables(dockerfile, options.buildArgs()).warn();
        if (!prepared.dependsOnEngine()) {
            new DockerfileCheck(dockerfile).sources(context, options.variables(null), target);
        }
        return prepared;
    }

    /**
     * Returns the images that it is built from. If their names depend on the engine's platform, those for the usual
     * one.
     */
    public List<ImageReference> bases() {
        return dockerfile.baseImages(request.options().variables(USUAL), target).stream()
                .map(base -> base.image().withDefaultTag())
                .toList();
    }

    /** Returns the files of a folder that {@code COPY} and {@code ADD} take from the context. */
    public Stream<Path> copied(Path folder) {
        return dockerfile.contextSources(request.options().variables(USUAL), target).stream()
                .flatMap(source -> context.matches(source.pattern()).stream())
                .map(ContextMatch::entry)
                .filter(entry -> entry != null && entry.file().startsWith(folder))
                .flatMap(entry -> Stream.concat(Stream.of(entry), below(entry)))
                .filter(entry -> entry.kind() == Kind.FILE)
                .map(ContextEntry::file);
    }

    private Stream<ContextEntry> below(ContextEntry entry) {
        Iterable<ContextEntry> entries = () -> context.below(entry);
        return entry.kind() == Kind.FOLDER ? StreamSupport.stream(entries.spliterator(), false) : Stream.of();
    }

    /** Runs the build in an engine. */
    BuildOutcome run(EngineSession engine, Progress progress) {
        Map<String, String> variables = request.options().variables(dependsOnEngine() ? engine.platform() : null);
        checkSources(variables);
        removeAbandoned();
        return new BuilderSelector(embedded(), new EngineBuild(request, dockerfile, text, context, target))
                .run(engine, variables, progress);
    }

    /** Returns the same build for each of its platforms. */
    List<CheckedBuild> byPlatform() {
        List<Platform> platforms = request.options().platforms();
        return platforms.size() < 2
                ? List.of(this)
                : platforms.stream()
                        .map(platform -> new CheckedBuild(
                                request.withOptions(request.options().withPlatform(platform)),
                                dockerfile,
                                text,
                                context,
                                target))
                        .toList();
    }

    AssemblerBuild embedded() {
        return new AssemblerBuild(request, dockerfile, context, target);
    }

    /** Returns whether FROM depends on the engine's platform; if not, the engine need not be asked. */
    private boolean dependsOnEngine() {
        return !request.options().variables(null).keySet().containsAll(dockerfile.platformVariables());
    }

    /**
     * Checks the sources, if that was not possible without an engine.
     *
     * @param variables the variables of FROM
     */
    void checkSources(Map<String, String> variables) {
        if (dependsOnEngine()) {
            new DockerfileCheck(dockerfile).sources(context, variables, target);
        }
    }

    /** Removes the files of killed builds, which would be in the context for ever. */
    void removeAbandoned() {
        AtomicFile.removeAbandoned(request.folder());
        AtomicFile.removeAbandoned(request.records());
    }

    /**
     * Returns the rules that ignore the output of builds, with which {@code COPY . .} would never give the same image
     * twice.
     */
    private static IgnoreRules rules(BuildRequest request) {
        IgnoreRules rules = IgnoreRules.read(request.contextDir(), request.dockerfile());
        String us = "the plugin, which writes such files there";
        Optional<String> output = RealPath.within(request.contextDir(), request.output());
        Path parent = RealPath.of(request.contextDir()).getParent();
        if (output.isPresent()) {
            for (String pattern : WRITTEN) {
                rules = rules.ignoring(us, output.get(), pattern).ignoring(us, output.get(), "*/" + pattern);
            }
            return rules.withOutput(output.get());
        }
        if (RealPath.of(request.output()).equals(parent)) {
            for (String pattern : WRITTEN) {
                rules = rules.ignoring(us, "", pattern);
            }
        }
        return rules;
    }
}
