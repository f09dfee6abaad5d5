package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.json.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An image as one tar archive, which is generated while it is read. It need not contain layers that its reader already
 * has.
 */
public final class DockerLoadArchive {
    static final String DOCKER_MANIFEST = "manifest.json";
    static final String LAYOUT = "oci-layout";
    static final String INDEX = "index.json";

    private static final String NAME_ANNOTATION = "io.containerd.image.name";
    private static final String TAG_ANNOTATION = "org.opencontainers.image.ref.name";

    private final List<Segment> segments = new ArrayList<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private long size = 2 * TarHeader.BLOCK;

    private DockerLoadArchive() {}

    /**
     * Returns the archive in the form of {@code docker save} before version 25 (<a
     * href="https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md">"Combined Image JSON + Filesystem Changeset
     * Format"</a>), which classic stores accept.
     *
     * @param names the names to give the image
     * @param held the layers to put into the archive; its reader has the others
     */
    public static DockerLoadArchive ofDocker(
            List<ImageReference> names, ImageConfigFile configuration, List<MeasuredLayer> held) {
        DockerLoadArchive archive = new DockerLoadArchive();
        String config = configuration.digest().hex() + ".json";
        archive.add(config, Segment.of(configuration.json()));
        held.forEach(layer -> archive.add(layerPath(layer.diffId()), layer.tar()));
        List<String> layers = configuration.layers().stream()
                .map(DockerLoadArchive::layerPath)
                .toList();
        archive.add(DOCKER_MANIFEST, dockerManifest(config, names, layers));
        return archive;
    }

    private static String layerPath(Digest diffId) {
        return diffId.hex() + "/layer.tar";
    }

    /**
     * Returns Docker's {@code manifest.json}, which names the files of an image's configuration and layers in an
     * archive.
     */
    static Segment dockerManifest(String config, List<ImageReference> names, List<String> layers) {
        String manifest = new JsonObject()
                .put("Config", config)
                .put(
                        "RepoTags",
                        names.stream()
                                .map(name -> name.withDefaultTag().toString())
                                .toList())
                .put("Layers", layers)
                .toString();
        return text("[" + manifest + "]");
    }

    /**
     * Returns an <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md">OCI image
     * layout</a>, which containerd's store accepts.
     *
     * @param names the names to give the image
     * @param manifest the manifest with the configuration and all layers
     * @param held the layers to put into the archive, measured with their gzip form; its reader has the others
     */
    public static DockerLoadArchive ofOci(
            List<ImageReference> names, ImageConfigFile configuration, Manifest manifest, List<MeasuredLayer> held) {
        DockerLoadArchive archive = new DockerLoadArchive();
        archive.add(LAYOUT, layout());
        archive.add(INDEX, index(names, manifest.descriptor()));
        archive.add(blobPath(manifest.descriptor().digest()), Segment.of(manifest.json()));
        archive.add(blobPath(configuration.digest()), Segment.of(configuration.json()));
        held.forEach(layer -> archive.add(blobPath(layer.gzip().digest()), layer.gzipContent()));
        return archive;
    }

    /** Returns the {@code oci-layout} of an OCI image layout. */
    static Segment layout() {
        return text(new JsonObject().put("imageLayoutVersion", "1.0.0").toString());
    }

    /** Returns the path of the content with a digest in an OCI image layout. */
    static String blobPath(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    /**
     * Returns the {@code index.json} of an OCI image layout.
     *
     * @param image the descriptor of the image's manifest, or of its index
     */
    static Segment index(List<ImageReference> names, Descriptor image) {
        String index = new JsonObject()
                .put("schemaVersion", 2)
                .put("mediaType", ImageIndex.MEDIA_TYPE)
                .putAll("manifests", names, (name, json) -> {
                    image.write(json);
                    json.put("annotations", annotations -> annotations
                            .put(NAME_ANNOTATION, name.withDefaultTag().fullName())
                            .put(TAG_ANNOTATION, name.withDefaultTag().tag()));
                })
                .toString();
        return text(index);
    }

    private static Segment text(String text) {
        return Segment.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file, unless its path is there already: equal layers are stored once. */
    private void add(String path, Segment content) {
        if (paths.add(path)) {
            Segment header = Segment.of(TarHeader.file(path, content.size()).bytes());
            Segment padding = Segment.of(new byte[TarHeader.padding(content.size())]);
            for (Segment segment : List.of(header, content, padding)) {
                segments.add(segment);
                size += segment.size();
            }
        }
    }

    /** Returns the size of the archive in bytes. */
    public long size() {
        return size;
    }

    /**
     * Opens the archive. Reading it throws {@link io.github.dockermaven.error.DockerExecutionException} if a file of a
     * layer has changed since it was measured.
     */
    public InputStream open() {
        List<Segment> all = new ArrayList<>(segments);
        all.add(Segment.of(new byte[2 * TarHeader.BLOCK]));
        return new ConcatenatedStream(all.iterator());
    }
}
