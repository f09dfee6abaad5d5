package io.github.dockermaven.fuzz;

import io.github.dockermaven.assembler.AssemblerCheck;
import io.github.dockermaven.dockerfile.ContextStage;
import io.github.dockermaven.dockerfile.Dockerfile;
import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be read from anywhere: Dockerfiles, names, and the JSON of images. */
final class ProjectReaders {
    private static final String DOCKERFILE = """
            # syntax=docker/dockerfile:1
            # escape=\\
            ARG BASE=a:1
            FROM ${BASE:-b} AS one
            ONBUILD RUN x
            ENV A=b C="d $A" E=${A/b/c}${A%:*}${A#a}
            COPY --chown=1:0 a* b?[c] /d/
            FROM --platform=$TARGETPLATFORM one AS two
            COPY --from=0 /a ["/b", "/c"]
            ADD https://example.com/a git@b:c $A ${C:+x} /
            RUN --mount=type=bind,from=one,target=/x cat <<EOF <<-'F'
            text $A
            EOF
            \tother
            F
            HEALTHCHECK --interval=5s CMD curl \\
              # comment
              localhost
            """;

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    private ProjectReaders() {}

    static List<Reader> all() {
        return List.of(
                Reader.ofBytes(
                        "Dockerfile", ProjectReaders::dockerfile, DOCKERFILE.getBytes(), "FROM a\nCMD b\n".getBytes()),
                Reader.ofBytes(
                        "assembly check",
                        input -> AssemblerCheck.firstUnsupported(
                                DockerfileParser.parse("Dockerfile", input), Map.of("A", "b"), Optional.empty()),
                        "FROM a\nCOPY --chmod=644 --chown=1:2 b c/\nWORKDIR /d\nENV e=$f\n".getBytes(),
                        DOCKERFILE.getBytes()),
                Reader.ofText(
                        "image name",
                        text -> ImageReference.parse(text).withDefaultTag().fullName(),
                        "localhost:5000/a/b-c__d.e:1.0@" + DIGEST,
                        "[::1]:5000/a",
                        "a"),
                Reader.ofText("platform", Platform::parse, "linux/arm64/v8", "windows/amd64"),
                Reader.ofText("manifest", text -> Manifest.read(JsonReader.read(text)), """
                        {"schemaVersion":2,"config":{"mediaType":"a","digest":"%s","size":12},
                        "layers":[{"mediaType":"b","digest":"%<s","size":345}]}""".formatted(DIGEST)),
                Reader.ofText(
                        "index of manifests", text -> ImageIndex.read(JsonReader.read(text)), """
                        {"manifests":[{"mediaType":"a","digest":"%s","size":1,
                        "platform":{"os":"linux","architecture":"arm64","variant":"v8"}}]}""".formatted(DIGEST)),
                Reader.ofText("image configuration", text -> ImageConfigFile.read(JsonReader.read(text)), """
                        {"architecture":"amd64","os":"linux","created":"2026-01-02T03:04:05.678Z","config":{"Env":["A=b"],
                        "Cmd":["c"],"Labels":{"d":"e"},"ExposedPorts":{"80/tcp":{}},"Healthcheck":{"Test":["NONE"],
                        "Interval":5}},"rootfs":{"type":"layers","diff_ids":["%s"]},
                        "history":[{"created_by":"x","empty_layer":true}]}""".formatted(
                                DIGEST)));
    }

    private static void dockerfile(byte[] input) {
        Dockerfile dockerfile = DockerfileParser.parse("Dockerfile", input);
        ContextStage.mayTake(dockerfile, source -> true);
        ContextStage.of(dockerfile, input);
        dockerfile.platformVariables();
        dockerfile.baseImages(Map.of("A", "b"), Optional.empty());
        dockerfile.contextSources(Map.of("A", "b"), Optional.empty());
    }
}
