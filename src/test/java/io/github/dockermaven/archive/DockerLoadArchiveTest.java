package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageConfigFile.Step;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class DockerLoadArchiveTest {
    private static final List<ImageReference> NAMES =
            List.of(ImageReference.parse("users"), ImageReference.parse("localhost:5000/shop/users:1.0"));

    private final Digest base = Digest.of("base".getBytes(StandardCharsets.UTF_8));
    private final MeasuredLayer first = layer("first");
    private final MeasuredLayer second = layer("second");
    private final ImageConfigFile configuration = ImageConfigFile.scratch(Platform.parse("linux/amd64"))
            .withStep(new Step("base", false))
            .withStep(new Step("first", false))
            .withStep(new Step("second", false))
            .withLayers(List.of(base, first.diffId(), second.diffId()));

    private static MeasuredLayer layer(String folder) {
        return MeasuredLayer.of(
                new Layer(List.of(LayerEntry.folder(folder, 0755, 0, 0)), Instant.EPOCH), true, read -> {});
    }

    private static Map<String, byte[]> read(DockerLoadArchive archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream stream = archive.open()) {
            byte[] bytes = stream.readAllBytes();
            assertThat(archive.size()).isEqualTo(bytes.length);
            TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(files.put(entry.getName(), tar.readAllBytes())).isNull();
            }
        }
        return files;
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return JsonReader.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void listsForDockerAllLayersAndHoldsSome() throws IOException {
        Map<String, byte[]> files = read(DockerLoadArchive.ofDocker(NAMES, configuration, List.of(second)));

        String config = configuration.digest().hex() + ".json";
        String held = second.diffId().hex() + "/layer.tar";
        assertThat(files).containsOnlyKeys(config, held, "manifest.json");
        assertThat(files.get(config)).isEqualTo(configuration.json());
        assertThat(Digest.of(files.get(held))).isEqualTo(second.diffId());
        assertThat(json(files.get("manifest.json")))
                .hasToString("[{\"Config\":\"" + config + "\",\"RepoTags\":[\"users:latest\","
                        + "\"localhost:5000/shop/users:1.0\"],\"Layers\":[\"" + base.hex() + "/layer.tar\",\""
                        + first.diffId().hex() + "/layer.tar\",\"" + held + "\"]}]");
    }

    @Test
    void isAnOciLayoutForContainerd() throws IOException {
        Descriptor config =
                new Descriptor(Descriptor.CONFIGURATION, configuration.digest(), configuration.json().length);
        Manifest manifest = new Manifest(
                config, List.of(new Descriptor(Descriptor.GZIP_LAYER, base, 7), first.gzip(), second.gzip()));

        Map<String, byte[]> files =
                read(DockerLoadArchive.ofOci(NAMES, configuration, manifest, List.of(first, second)));

        assertThat(files)
                .containsOnlyKeys(
                        "oci-layout",
                        "index.json",
                        blob(manifest.descriptor().digest()),
                        blob(configuration.digest()),
                        blob(first.gzip().digest()),
                        blob(second.gzip().digest()));
        files.forEach((path, content) -> {
            if (path.startsWith("blobs/")) {
                assertThat(path).isEqualTo(blob(Digest.of(content)));
            }
        });
        assertThat(files.get("oci-layout")).asString().isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
        JsonNode index = json(files.get("index.json"));
        assertThat(index.path("manifests").findValuesAsText("io.containerd.image.name"))
                .containsExactly("docker.io/library/users:latest", "localhost:5000/shop/users:1.0");
        assertThat(index.path("manifests").findValuesAsText("digest"))
                .containsOnly(manifest.descriptor().digest().toString());
    }

    @Test
    void comesInFullPiecesHoweverSmallWhatIsInIt() throws IOException {
        DockerLoadArchive archive = DockerLoadArchive.ofDocker(NAMES, configuration, List.of(first, second));
        byte[] piece = new byte[(int) archive.size() - 1];

        try (InputStream stream = archive.open()) {
            assertThat(stream.read(piece)).isEqualTo(piece.length);
            assertThat(stream.read(piece)).isOne();
            assertThat(stream.read(piece)).isNegative();
        }
    }

    private static String blob(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    @Test
    void holdsEqualLayersOnce() throws IOException {
        assertThat(read(DockerLoadArchive.ofDocker(NAMES, configuration, List.of(first, first))))
                .hasSize(3);
    }
}
