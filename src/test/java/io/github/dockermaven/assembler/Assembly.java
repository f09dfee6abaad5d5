package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFile;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.LayerEntry;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.image.ContainerConfig;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfiguration;
import io.github.dockermaven.image.ImageConfiguration.Step;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Dockerfile with its context and a base image that is only told of. */
final class Assembly {
    static final Instant TIME = Instant.ofEpochSecond(1_000_000);
    private static final Platform PLATFORM = Platform.parse("linux/arm64");

    private final Path context;
    private final Map<String, BaseFile> files = new HashMap<>();
    private final Map<String, String> buildArgs = new HashMap<>();
    private ContainerConfig config = ContainerConfig.EMPTY;
    private Platform basePlatform = PLATFORM;

    Assembly(Path context) {
        this.context = context;
    }

    Assembly folder(String path, int mode, int uid, int gid) {
        files.put(path, new BaseFile(Kind.FOLDER, mode, uid, gid, ""));
        return this;
    }

    Assembly link(String path, String target) {
        files.put(path, new BaseFile(Kind.LINK, 0777, 0, 0, target));
        return this;
    }

    Assembly file(String path) {
        files.put(path, new BaseFile(Kind.OTHER, 0644, 0, 0, ""));
        return this;
    }

    Assembly source(String path) {
        try {
            Path file = context.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Assembly buildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    Assembly base(ContainerConfig itsConfig) {
        config = itsConfig;
        return this;
    }

    Assembly base(Platform platform) {
        basePlatform = platform;
        return this;
    }

    /** What the instructions make of the base image. */
    AssembledImage make(String... instructions) throws ObstacleException {
        ImageConfiguration base = new ImageConfiguration(
                basePlatform,
                "",
                "",
                Instant.EPOCH,
                config,
                List.of(Digest.of(new byte[0])),
                List.of(new Step("base image", false)));
        BaseFiles inBase = path -> Optional.ofNullable(files.get(path));
        return make(new AssemblyBase(base, () -> inBase), "FROM base\n" + String.join("\n", instructions) + "\n");
    }

    AssembledImage make(AssemblyBase base, String dockerfile) throws ObstacleException {
        byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
        return new Assembler()
                .assemble(new AssemblyRequest(
                        DockerfileParser.parse("Dockerfile", text),
                        null,
                        BuildContext.of(context, IgnoreRules.none(), null, text),
                        buildArgs,
                        PLATFORM,
                        Platform.parse("linux/amd64"),
                        base,
                        TIME.plusNanos(5)));
    }

    /** What is in an image's own layers, a text for each layer. */
    static List<String> layers(AssembledImage image) {
        return image.layers().stream()
                .map(layer -> String.join(
                        ", ", layer.entries().stream().map(Assembly::text).toList()))
                .toList();
    }

    private static String text(LayerEntry entry) {
        String ending =
                switch (entry.kind()) {
                    case FOLDER -> "/";
                    case LINK -> " -> " + entry.link();
                    case FILE -> "";
                };
        return String.format("%o %d:%d %s%s", entry.mode(), entry.uid(), entry.gid(), entry.path(), ending);
    }

    /** The last words of an image's history. */
    static String lastStep(AssembledImage image) {
        List<Step> history = image.configuration().history();
        return history.get(history.size() - 1).createdBy();
    }
}
