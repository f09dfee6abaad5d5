package io.github.dockermaven.contents;

import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Images and jars that are written for tests. */
final class TestLayers {
    private TestLayers() {}

    /** Returns an image of these layers. */
    static ImageContents image(String configuration, Tar... layers) {
        LayerLister lister = new LayerLister();
        try {
            List<LayerListing> read = new ArrayList<>();
            for (Tar layer : layers) {
                read.add(lister.read(layer.stream()));
            }
            return new ImageContents(
                    "shop/users:1",
                    "the engine at test",
                    Digest.of(configuration.getBytes(StandardCharsets.UTF_8)).toString(),
                    JsonReader.read(configuration),
                    read,
                    List.of(),
                    Optional.empty(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageReport report(ImageContents image) {
        return ImageReport.of(image, StackedFiles.of(image.layers()), List.of());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the archive of {@code docker save}, with a configuration for each list of layers. */
    static Tar saved(String name, byte[]... layers) {
        byte[] configuration = configuration(layers);
        Tar archive = new Tar();
        for (int i = layers.length - 1; i >= 0; i--) {
            archive.file(i + name.hashCode() + "/layer.tar", layers[i]);
        }
        String file = Digest.of(configuration).hex() + ".json";
        return archive.file(file, configuration)
                .file("manifest.json", bytes("[{\"Config\":\"" + file + "\",\"RepoTags\":[\"" + name + "\"]}]"));
    }

    private static byte[] configuration(byte[]... layers) {
        return bytes("{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"diff_ids\":["
                + Arrays.stream(layers)
                        .map(layer -> "\"" + Digest.of(layer) + "\"")
                        .collect(Collectors.joining(","))
                + "]}}");
    }

    /** Returns a jar of pairs of a name and a content. */
    static byte[] jar(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write(entries[i + 1] instanceof byte[] content ? content : bytes((String) entries[i + 1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a {@code pom.properties} as Maven puts it into jars. */
    static String pomProperties(String group, String artifact, String version) {
        return "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n";
    }
}
