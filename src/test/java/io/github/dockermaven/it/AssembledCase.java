package io.github.dockermaven.it;

import io.github.dockermaven.assembler.AssembledImage;
import io.github.dockermaven.assembler.Assembler;
import io.github.dockermaven.assembler.AssemblerBase;
import io.github.dockermaven.assembler.AssemblerCheck;
import io.github.dockermaven.assembler.AssemblerRequest;
import io.github.dockermaven.assembler.UnsupportedInstruction;
import io.github.dockermaven.assembler.UnsupportedInstructionException;
import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.CheckedBuild;
import io.github.dockermaven.builder.TestBuild;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A Dockerfile, for comparing the image that is assembled of it with the one that BuildKit builds.
 *
 * @param name what messages call it
 * @param expected {@code same}; {@code refused} by both; {@code engine} if it is none for the assembler; or
 *     {@code differs}, which shows that the comparison can fail
 * @param recent whether BuildKit did it otherwise before Docker Engine 28
 * @param buildArgs values for its ARGs
 * @param dockerfile its text
 */
public record AssembledCase(
        String name, String expected, boolean recent, Map<String, String> buildArgs, String dockerfile) {
    private static final Platform PLATFORM = Platform.parse("linux/amd64");
    private static final int REFERENCE = 28;
    private static final String BUILT = "assembled-like-docker/case";

    /**
     * Reads a file of cases: {@code === name [expected] [28] [ARG=value …]}, then the Dockerfile's lines.
     *
     * @param bases the names of base images by the names that FROM has in the file
     */
    public static List<AssembledCase> read(Path file, Map<String, String> bases) throws IOException {
        List<AssembledCase> cases = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^=== ")) {
            if (block.isBlank() || block.startsWith("#")) {
                continue;
            }
            String[] head = block.lines().findFirst().orElseThrow().split(" ");
            Map<String, String> args = new LinkedHashMap<>();
            String expected = "same";
            boolean recent = false;
            for (String word : List.of(head).subList(1, head.length)) {
                if (word.equals(String.valueOf(REFERENCE))) {
                    recent = true;
                } else if (word.contains("=")) {
                    args.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                } else {
                    expected = word;
                }
            }
            String text = block.substring(block.indexOf('\n') + 1).replace("<CR>", "\r");
            for (Map.Entry<String, String> base : bases.entrySet()) {
                text = text.replaceAll("(?im)^(FROM|ARG IMAGE=)( ?)" + base.getKey() + "\\b", "$1$2" + base.getValue());
            }
            cases.add(new AssembledCase(head[0], expected, recent, args, text));
        }
        return cases;
    }

    /**
     * Where the expectations are not met, a text for each case.
     *
     * @param context the folder that docker builds all of them in
     * @param built the same after a build by the plugin, which assembles them there
     * @param work a folder for what they need besides
     */
    public static List<String> surprises(
            List<AssembledCase> cases, DockerCli docker, Path context, Path built, Path work) throws IOException {
        Files.createDirectories(work);
        Map<String, FlatImage> bases = new ConcurrentHashMap<>();
        String version = docker.run("version", "--format", "{{.Server.Version}}");
        boolean isReference = Integer.parseInt(version.replaceFirst("\\..*", "")) >= REFERENCE;
        List<String> surprises = IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(i -> cases.get(i)
                        .surprise(docker, context, built, work.resolve(String.valueOf(i)), bases, isReference))
                .filter(surprise -> !surprise.isEmpty())
                .toList();
        // Not before: of two cases with the same image neither takes it from the other.
        List<String> remove = new ArrayList<>(List.of("image", "rm", "--force"));
        docker.run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}", BUILT)
                .lines()
                .forEach(remove::add);
        docker.run(remove.toArray(String[]::new));
        return surprises;
    }

    private String surprise(
            DockerCli docker, Path context, Path built, Path work, Map<String, FlatImage> bases, boolean isReference) {
        try {
            Files.createDirectories(work);
            Files.writeString(dockerfile(work), dockerfile);
            Object ours = ours(docker, built, work, bases);
            if (ours instanceof UnsupportedInstruction) {
                return expected.equals("engine") ? "" : name + ": " + ours;
            }
            if (expected.equals("engine")) {
                return name + ": was assembled";
            }
            if (recent && !isReference) {
                return (ours instanceof FlatImage) == expected.equals("refused") ? name + ": " + verdict(ours) : "";
            }
            Object theirs = theirs(docker, context, work);
            if (ours instanceof FlatImage assembled && theirs instanceof FlatImage other) {
                List<String> differences = assembled.differences(other, isReference);
                return switch (expected) {
                    case "same" -> differences.isEmpty() ? "" : name + ":\n  " + String.join("\n  ", differences);
                    // The history has the arguments anyway.
                    case "differs" ->
                        differences.stream().allMatch(text -> text.startsWith("history"))
                                ? name + ": does not differ"
                                : "";
                    default -> name + ": was built";
                };
            }
            boolean bothRefuse = !(ours instanceof FlatImage) && !(theirs instanceof FlatImage);
            return bothRefuse && expected.equals("refused")
                    ? ""
                    : name + ": assembled " + verdict(ours) + ", docker " + verdict(theirs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String verdict(Object result) {
        return result instanceof FlatImage ? "an image" : "refused: " + result;
    }

    private static Path dockerfile(Path work) {
        return work.resolve("Dockerfile");
    }

    private Object ours(DockerCli docker, Path context, Path work, Map<String, FlatImage> bases) throws IOException {
        byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
        try {
            Dockerfile parsed = DockerfileParser.parse("Dockerfile", text);
            Optional<UnsupportedInstruction> unsupported =
                    AssemblerCheck.firstUnsupported(parsed, buildArgs, Optional.empty());
            if (unsupported.isPresent()) {
                return unsupported.get();
            }
            BuildOptions options = BuildOptions.of(
                    buildArgs, false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
            CheckedBuild prepared =
                    TestBuild.in(context).from(dockerfile(work)).with(options).prepared();
            String from = parsed.globalVariables(buildArgs, Optional.empty())
                    .expand(parsed.targetStage(Optional.empty()).base());
            FlatImage base =
                    from.equals("scratch") ? scratch() : bases.computeIfAbsent(from, name -> saved(docker, name, work));
            AssembledImage image = new Assembler()
                    .assemble(new AssemblerRequest(
                            parsed,
                            Optional.empty(),
                            prepared.context(),
                            buildArgs,
                            PLATFORM,
                            PLATFORM,
                            new AssemblerBase(base.configuration(), base::asBase),
                            Instant.EPOCH));
            return base.with(image.configuration(), image.layers());
        } catch (DockerFailureException refused) {
            return refused.getMessage();
        } catch (UnsupportedInstructionException e) {
            return e.unsupported();
        }
    }

    private static FlatImage scratch() {
        AssemblerBase scratch = AssemblerBase.scratch(PLATFORM);
        return new FlatImage(scratch.configuration(), List.of(), 0, new TreeMap<>());
    }

    private Object theirs(DockerCli docker, Path context, Path work) throws IOException {
        String tag = BUILT + ":" + work.getFileName();
        List<String> build = new ArrayList<>(List.of(
                "build", "--quiet", "--tag", tag, "--file", dockerfile(work).toString()));
        buildArgs.forEach((key, value) -> build.addAll(List.of("--build-arg", key + "=" + value)));
        if (expected.equals("differs")) {
            build.addAll(List.of("--build-arg", "TWIN=1001"));
        }
        build.add(context.toString());
        if (!docker.succeeds(build.toArray(String[]::new))) {
            return "docker build failed";
        }
        return saved(docker, tag, work);
    }

    private static FlatImage saved(DockerCli docker, String image, Path work) {
        Path archive = work.resolve("image.tar");
        docker.run("save", "--output", archive.toString(), image);
        try {
            FlatImage saved = FlatImage.saved(archive);
            Files.delete(archive);
            return saved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
