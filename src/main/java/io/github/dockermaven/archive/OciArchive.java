package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * An image in a file, for all programs that load images: an <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md">OCI image layout</a> with
 * {@code docker save}'s own manifest, which names the same blobs. The base image's layers are uncompressed, and the
 * added ones in the gzip form of {@link StoredGzip}: so the manifest depends on the image alone, not on a compressor.
 *
 * @param path of the file
 * @param names the names of the image
 * @param images one for each platform; {@code docker save}'s manifest, which has no platforms, describes the first one
 */
public record OciArchive(Path path, List<ImageReference> names, List<Image> images) {
    /** The configuration and manifest of each image, and the four files that an archive has once. */
    private static final int MOST_DESCRIPTIONS = 6;

    /**
     * The image for one platform.
     *
     * @param configuration its configuration
     * @param layers its added layers, measured with their gzip form; those below are the base image's
     */
    public record Image(ImageConfigFile configuration, List<MeasuredLayer> layers) {
        public Image {
            layers = List.copyOf(layers);
        }

        /** Returns the base image's layers, from the bottom up. */
        List<Digest> baseLayers() {
            return configuration.layers().subList(0, configuration.layers().size() - layers.size());
        }

        private String configPath() {
            return DockerLoadArchive.blobPath(configuration.digest());
        }

        /** @param baseSizes returns the size of a base image's layer */
        private Manifest manifest(ToLongFunction<Digest> baseSizes) {
            return Manifest.of(
                    configuration,
                    baseLayers().stream()
                            .map(diffId -> new Descriptor(Descriptor.LAYER, diffId, baseSizes.applyAsLong(diffId)))
                            .toList(),
                    layers.stream().map(MeasuredLayer::gzip).toList());
        }

        private List<String> layerPaths() {
            List<Digest> digests = new ArrayList<>(baseLayers());
            layers.forEach(layer -> digests.add(layer.gzip().digest()));
            return digests.stream().map(DockerLoadArchive::blobPath).toList();
        }
    }

    public OciArchive {
        names = List.copyOf(names);
        images = List.copyOf(images);
    }

    /**
     * Returns whether the file already holds exactly this image, under these names. Only the descriptions of its layers
     * are read, not the layers.
     */
    public boolean isThere() {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream first = Files.newInputStream(path);
                InputStream second = Files.newInputStream(path)) {
            Set<String> layers = layerPaths();
            Map<String, Long> sizes = sizes(first, layers.size() + MOST_DESCRIPTIONS * images.size());
            if (!sizes.keySet().containsAll(layers)) {
                return false;
            }
            Map<String, Segment> descriptions = descriptions(diffId -> sizes.get(DockerLoadArchive.blobPath(diffId)));
            Set<String> all = new HashSet<>(layers);
            all.addAll(descriptions.keySet());
            return sizes.keySet().equals(all) && hasAll(descriptions, new TarReader(second));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the sizes of all files of an archive, by their paths.
     *
     * @param most the largest number of files
     * @throws IOException if there are more, or the archive does not end where it should
     */
    private static Map<String, Long> sizes(InputStream archive, int most) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        TarReader tar = new TarReader(archive);
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            if (sizes.put(entry.name(), entry.size()) != null || sizes.size() > most) {
                throw new IOException("another archive");
            }
        }
        if (archive.readNBytes(OciArchiveWriter.END).length != OciArchiveWriter.END - TarHeader.BLOCK) {
            throw new IOException("it is incomplete");
        }
        return sizes;
    }

    private static boolean hasAll(Map<String, Segment> parts, TarReader tar) throws IOException {
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            Segment part = parts.get(entry.name());
            if (part != null && (entry.size() != part.size() || !Arrays.equals(tar.readAllBytes(), bytes(part)))) {
                return false;
            }
        }
        return true;
    }

    private Set<String> layerPaths() {
        return images.stream()
                .flatMap(image -> image.layerPaths().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Returns all files but the layers, by their paths.
     *
     * @param baseSizes returns the size of a base image's layer
     */
    Map<String, Segment> descriptions(ToLongFunction<Digest> baseSizes) {
        Map<String, Segment> parts = new LinkedHashMap<>();
        List<ImageIndex.Image> inIndex = new ArrayList<>();
        for (Image image : images) {
            Manifest manifest = image.manifest(baseSizes);
            parts.put(image.configPath(), Segment.of(image.configuration.json()));
            parts.put(DockerLoadArchive.blobPath(manifest.descriptor().digest()), Segment.of(manifest.json()));
            inIndex.add(new ImageIndex.Image(manifest.descriptor(), image.configuration.platform()));
        }
        Descriptor top = inIndex.get(0).manifest();
        if (inIndex.size() > 1) {
            ImageIndex index = new ImageIndex(inIndex);
            top = index.descriptor();
            parts.put(DockerLoadArchive.blobPath(top.digest()), Segment.of(index.json()));
        }
        Image first = images.get(0);
        parts.put(DockerLoadArchive.INDEX, DockerLoadArchive.index(names, top));
        parts.put(DockerLoadArchive.LAYOUT, DockerLoadArchive.layout());
        parts.put(
                DockerLoadArchive.DOCKER_MANIFEST,
                DockerLoadArchive.dockerManifest(first.configPath(), names, first.layerPaths()));
        return parts;
    }

    private static byte[] bytes(Segment part) throws IOException {
        try (InputStream content = part.open()) {
            return content.readAllBytes();
        }
    }

    /**
     * Checks in advance that the file can be written.
     *
     * @throws DockerFailureException if there is a folder in its place
     */
    public static void check(Path path) {
        if (Files.isDirectory(path)) {
            throw new DockerFailureException("Archive " + path
                    + " cannot be written: there is a folder of this name. Delete it, or give the image another name.");
        }
    }

    /**
     * Writes the file as a whole, or leaves it as it was.
     *
     * @param workFolder the folder for the unfinished file, on the same file system
     * @param base the base image's layers
     * @param written receives the number of bytes written of the added layers
     * @throws DockerFailureException if a layer of the base image is missing
     * @throws DockerExecutionException if the file cannot be written, or a file of the image has changed
     */
    public void write(Path workFolder, BaseLayers base, LongConsumer written) {
        try (AtomicFile made = AtomicFile.in(workFolder)) {
            Set<Digest> baseLayers = new HashSet<>();
            images.forEach(image -> baseLayers.addAll(image.baseLayers()));
            OciArchiveWriter writer = new OciArchiveWriter(made.channel(), baseLayers);
            base.read(writer);
            writer.finish(this, written);
            made.commit(path);
        } catch (IOException e) {
            throw unwritable(e);
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause());
        }
    }

    private DockerExecutionException unwritable(IOException e) {
        String cause = e instanceof FileAlreadyExistsException taken
                ? taken.getFile() + " is not a folder"
                : FileFailure.cause(e);
        return new DockerExecutionException(
                "Archive " + path + " cannot be written: " + cause
                        + ". Check that you may write there, and that the disk is not full.",
                e);
    }
}
