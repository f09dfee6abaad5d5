package io.github.dockermaven.assembler;

import io.github.dockermaven.archive.BaseFile;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.archive.BaseFiles;
import io.github.dockermaven.archive.LayerEntry;
import io.github.dockermaven.context.BuildContext;
import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfig;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageConfigFile.Step;
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
final class AssemblerFixture {
    static final Instant TIME = Instant.ofEpochSecond(1_000_000);
    private static final Platform PLATFORM = Platform.parse("linux/arm64");

    private final Path context;
    private final Map<String, BaseFile> files = new HashMap<>();
    private final Map<String, String> buildArgs = new HashMap<>();
    private ImageConfig config = ImageConfig.EMPTY;
    private Platform basePlatform = PLATFORM;

    AssemblerFixture(Path context) {
        this.context = context;
    }

    AssemblerFixture folder(String path, int mode, int uid, int gid) {
        files.put(path, new BaseFile(Kind.FOLDER, mode, uid, gid, ""));
        return this;
    }

    AssemblerFixture link(String path, String target) {
        files.put(path, new BaseFile(Kind.LINK, 0777, 0, 0, target));
        return this;
    }

    AssemblerFixture file(String path) {
        files.put(path, new BaseFile(Kind.OTHER, 0644, 0, 0, ""));
        return this;
    }

    AssemblerFixture source(String path) {
        try {
            Path file = context.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AssemblerFixture buildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    AssemblerFixture base(ImageConfig itsConfig) {
        config = itsConfig;
        return this;
    }

    AssemblerFixture base(Platform platform) {
        basePlatform = platform;
        return this;
    }

    /** What the instructions make of the base image. */
    AssembledImage make(String... instructions) throws UnsupportedInstructionException {
        ImageConfigFile base = new ImageConfigFile(
                basePlatform,
                "",
                "",
                Instant.EPOCH,
                config,
                List.of(Digest.of(new byte[0])),
                List.of(new Step("base image", false)));
        BaseFiles inBase = path -> Optional.ofNullable(files.get(path));
        return make(new AssemblerBase(base, () -> inBase), "FROM base\n" + String.join("\n", instructions) + "\n");
    }

    AssembledImage make(AssemblerBase base, String dockerfile) throws UnsupportedInstructionException {
        byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
        return new Assembler()
                .assemble(new AssemblerRequest(
                        DockerfileParser.parse("Dockerfile", text),
                        Optional.empty(),
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
                        ", ",
                        layer.entries().stream().map(AssemblerFixture::text).toList()))
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
