package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.Zstd;
import io.github.dockermaven.archive.BaseFile.Kind;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerSaveImageTest {
    private static final byte[] LOWER =
            new Tar().folder("tmp", 01777, 0, 0).file("tmp/a").file("b").bytes();
    private static final byte[] UPPER =
            new Tar().file(".wh.b").link("bin", "usr/bin").bytes();
    private static final List<Digest> DIFF_IDS = List.of(Digest.of(LOWER), Digest.of(UPPER));

    private static DockerSaveImage read(Tar archive) throws IOException {
        return DockerSaveImage.read(archive.stream(), DIFF_IDS);
    }

    private static void assertHasBoth(DockerSaveImage image) {
        assertThat(image.files().find("tmp")).contains(new BaseFile(Kind.FOLDER, 01777, 0, 0, ""));
        assertThat(image.files().find("tmp/a")).map(BaseFile::kind).contains(Kind.OTHER);
        assertThat(image.files().find("b")).isEmpty();
        assertThat(image.files().find("bin")).map(BaseFile::link).contains("usr/bin");
    }

    private static byte[] gzip(byte[]... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(member);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] configuration(List<Digest> diffIds) {
        return ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                        + diffIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","))
                        + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(byte[] configuration, byte[]... layers) {
        return new Manifest(
                new Descriptor(Descriptor.CONFIGURATION, Digest.of(configuration), configuration.length),
                Stream.of(layers)
                        .map(layer -> new Descriptor(Descriptor.GZIP_LAYER, Digest.of(layer), layer.length))
                        .toList());
    }

    private static Tar blobs(byte[]... blobs) {
        Tar archive = new Tar().folder("blobs/").folder("blobs/sha256/");
        for (byte[] blob : blobs) {
            archive.file("blobs/sha256/" + Digest.of(blob).hex(), blob);
        }
        return archive.file("index.json", "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8))
                .file("manifest.json", "[{\"Layers\":[]}]".getBytes(StandardCharsets.UTF_8))
                .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsTheFormOfEnginesUpTo24() throws IOException {
        DockerSaveImage image = read(new Tar()
                .folder("1/")
                .file("1/VERSION", "1.0".getBytes(StandardCharsets.UTF_8))
                .file("1/json", "{\"id\":\"1\",\"config\":{}}".getBytes(StandardCharsets.UTF_8))
                .file("1/layer.tar", UPPER)
                .folder("2/")
                .file("2/layer.tar", LOWER)
                .folder("3/")
                .link("3/layer.tar", "../2/layer.tar")
                .file("config.json", configuration(DIFF_IDS))
                .file("manifest.json", "[{\"Layers\":[]}]".getBytes(StandardCharsets.UTF_8)));

        assertHasBoth(image);
        assertThat(image.manifest()).isEmpty();
        assertThat(image.layers(DIFF_IDS))
                .containsExactly(
                        new Descriptor(Descriptor.LAYER, DIFF_IDS.get(0), LOWER.length),
                        new Descriptor(Descriptor.LAYER, DIFF_IDS.get(1), UPPER.length));
    }

    @Test
    void readsAnOciLayoutInAnyOrder() throws IOException {
        byte[] configuration = configuration(DIFF_IDS);
        Manifest manifest = manifest(configuration, gzip(LOWER), gzip(UPPER));
        Tar first = blobs(manifest.json(), configuration, gzip(LOWER), gzip(UPPER));
        Tar last = blobs(gzip(UPPER), gzip(LOWER), configuration, manifest.json());

        for (Tar archive : List.of(first, last)) {
            assertHasBoth(read(archive));
            assertThat(read(archive).manifest()).contains(manifest);
            assertThat(read(archive).layers(DIFF_IDS)).isEqualTo(manifest.layers());
        }
    }

    @Test
    void takesTheManifestOfThisImageAmongThoseOfOthers() throws IOException {
        byte[] configuration = configuration(DIFF_IDS);
        byte[] ofOtherPlatform = configuration(List.of(Digest.of(UPPER)));
        byte[] ofAttestation = configuration(List.of(Digest.of(new byte[] {1})));
        Manifest manifest = manifest(configuration, LOWER, UPPER);

        DockerSaveImage image = read(blobs(
                manifest(ofAttestation, new byte[] {1}).json(),
                manifest(ofOtherPlatform, UPPER).json(),
                manifest.json(),
                ofAttestation,
                ofOtherPlatform,
                configuration,
                LOWER,
                UPPER));

        assertThat(image.manifest()).contains(manifest);
    }

    @Test
    void readsGzipOfSeveralMembers() throws IOException {
        byte[] halves = gzip(Arrays.copyOf(LOWER, 700), Arrays.copyOfRange(LOWER, 700, LOWER.length));

        assertHasBoth(read(blobs(halves, UPPER)));
    }

    @Test
    void countsALayerAsOftenAsTheImageHasIt() throws IOException {
        byte[] again = new Tar().file("b").bytes();
        byte[] empty = new byte[1024];
        List<Digest> diffIds = Stream.of(again, UPPER, empty, again, empty, LOWER, again)
                .map(Digest::of)
                .toList();

        DockerSaveImage image = DockerSaveImage.read(blobs(UPPER, LOWER, again, empty).stream(), diffIds);

        assertThat(image.files().find("b")).isPresent();
        assertThat(image.files().find("bin")).isPresent();
    }

    @Test
    void skipsWhatIsNoLayer() throws IOException {
        byte[] text = "no tar, but longer than one of its headers ".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] longJson = ("{" + " ".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);

        assertHasBoth(read(blobs(text, gzip(text), new byte[0], new byte[] {'{', '}'}, longJson, LOWER, UPPER)));
    }

    @Test
    void takesNoLayerWithAnotherDigest() {
        byte[] changed = UPPER.clone();
        changed[0]++;

        assertThatThrownBy(() -> read(blobs(LOWER, changed)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Layer " + Digest.of(UPPER) + " of the base image is missing in the image's source: the"
                        + " image was changed meanwhile, or is incomplete. Pull it again.");
    }

    @Test
    void readsLayersThatAreCompressedByZstd() throws IOException {
        assertHasBoth(read(blobs(Zstd.of(LOWER), UPPER)));
    }

    @Test
    void doesNotTakeHalfAnArchive() {
        byte[] whole = blobs(LOWER, UPPER).bytes();

        assertThatThrownBy(() -> DockerSaveImage.read(new ByteArrayInputStream(whole, 0, 3000), DIFF_IDS))
                .isInstanceOf(IOException.class);
    }

    /**
     * Breaks in the engine's response, not in the layer: within a plain layer, a header in it, and a compressed layer.
     */
    @ParameterizedTest
    @ValueSource(ints = {1700, 2200})
    void blamesNoLayerForAnArchiveThatBreaksOff(int length) {
        for (byte[] layer : List.of(LOWER, incompressible())) {
            byte[] whole = new Tar().file("layer", layer).bytes();

            assertThatThrownBy(() -> DockerSaveImage.read(new ByteArrayInputStream(whole, 0, length), DIFF_IDS))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it is incomplete: it ends in the middle of a file");
        }
    }

    private static byte[] incompressible() {
        byte[] content = new byte[10_000];
        new Random(1).nextBytes(content);
        return gzip(new Tar().file("noise", content).bytes());
    }

    @Test
    void blamesALayerThatBreaksOffInAWholeArchive() {
        assertThatThrownBy(() -> read(blobs(Arrays.copyOf(LOWER, 1700), UPPER)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(" of the image cannot be read: it is incomplete: it ends in the middle of a"
                        + " file. Name another image.");
    }

    @Test
    void handsOverTheLayersUncompressed() throws IOException {
        List<Digest> layers = new ArrayList<>();

        DockerSaveImage.readLayers(
                blobs(configuration(DIFF_IDS), gzip(UPPER), LOWER, new byte[1024]).stream(),
                tar -> layers.add(Digest.of(tar.readAllBytes())));

        assertThat(layers).containsExactly(Digest.of(UPPER), Digest.of(LOWER), Digest.of(new byte[1024]));
    }

    @Test
    void readsTheStreamToItsEndMarkAndLeavesItOpen() throws IOException {
        boolean[] closed = {false};
        InputStream stream = new ByteArrayInputStream(blobs(LOWER, UPPER).bytes()) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertHasBoth(DockerSaveImage.read(stream, DIFF_IDS));
        assertThat(closed[0]).isFalse();
    }
}
