package io.github.dockermaven.registry;

import io.github.dockermaven.Gzip;
import io.github.dockermaven.Zstd;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A builder of an image in a fake registry. Its configuration fits its layers and has the variable {@code A}, whose value
 * is the architecture, unless a test sets another configuration.
 */
public final class RegistryImage {
    private final Platform platform;
    private final Map<String, byte[]> blobs = new TreeMap<>();
    private final List<Descriptor> layers = new ArrayList<>();
    private final List<Digest> diffIds = new ArrayList<>();
    private byte[] configuration;

    private RegistryImage(Platform platform) {
        this.platform = platform;
    }

    public static RegistryImage on(Platform platform) {
        return new RegistryImage(platform);
    }

    public RegistryImage layer(byte[] tar) throws IOException {
        diffIds.add(Digest.of(tar));
        layers.add(blob(Descriptor.GZIP_LAYER, Gzip.of(tar)));
        return this;
    }

    public RegistryImage zstdLayer(byte[] tar) throws IOException {
        return zstdLayer(tar, Zstd.of(tar));
    }

    /** Adds a layer whose blob need not be the compressed form of its archive. */
    public RegistryImage zstdLayer(byte[] tar, byte[] blob) {
        diffIds.add(Digest.of(tar));
        layers.add(blob(Descriptor.ZSTD_LAYER, blob));
        return this;
    }

    public RegistryImage configuration(String text) {
        configuration = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Removes the layers from the manifest, but not from the configuration. */
    public RegistryImage withoutLayersInManifest() {
        configuration = configuration();
        layers.clear();
        return this;
    }

    private byte[] configuration() {
        if (configuration != null) {
            return configuration;
        }
        String digests = diffIds.stream().map(digest -> "\"" + digest + "\"").collect(Collectors.joining(","));
        return ("{\"os\":\"" + platform.os() + "\",\"architecture\":\"" + platform.architecture()
                        + "\",\"config\":{\"Env\":[\"A=" + platform.architecture()
                        + "\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + digests + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Descriptor blob(String mediaType, byte[] content) {
        blobs.put(Digest.of(content).toString(), content);
        return new Descriptor(mediaType, Digest.of(content), content.length);
    }

    /** Stores the blobs, and returns the manifest, which is not stored. */
    public Manifest blobsIn(FakeRegistry registry) {
        Manifest manifest = new Manifest(blob(Descriptor.CONFIGURATION, configuration()), layers);
        registry.blobs.putAll(blobs);
        return manifest;
    }

    /** Stores the image under a tag. */
    public Manifest in(FakeRegistry registry, String tag) {
        Manifest manifest = blobsIn(registry);
        registry.manifests.put(tag, manifest.json());
        return manifest;
    }

    /** Stores an index of images, each for its platform, under a tag. */
    public static void index(FakeRegistry registry, String tag, RegistryImage... images) {
        List<ImageIndex.Image> entries = new ArrayList<>();
        for (RegistryImage image : images) {
            Manifest manifest = image.blobsIn(registry);
            registry.manifests.put(manifest.descriptor().digest().toString(), manifest.json());
            entries.add(new ImageIndex.Image(manifest.descriptor(), image.platform));
        }
        registry.manifests.put(tag, new ImageIndex(entries).json());
    }
}
