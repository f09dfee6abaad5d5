package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One image for several platforms: the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md">OCI image index</a>. Docker's manifest
 * list has the same content, and can be read, too.
 *
 * @param images in the index's order; entries without a platform, such as attestations, are left out
 */
public record ImageIndex(List<Image> images) {
    public static final String MEDIA_TYPE = "application/vnd.oci.image.index.v1+json";

    private static final String UNKNOWN = "unknown";
    /** The most platforms that a message names: an index may have thousands. */
    private static final int MOST_SHOWN = 30;

    /**
     * The image for one platform.
     *
     * @param manifest the descriptor of its manifest
     */
    public record Image(Descriptor manifest, Platform platform) {}

    public ImageIndex {
        images = List.copyOf(images);
    }

    /** Returns whether a JSON document is an index, and not the manifest of an image. */
    public static boolean isIndex(JsonNode json) {
        return json.path("manifests").isArray() && !json.path("config").isObject();
    }

    /**
     * Reads an index.
     *
     * @throws DockerFailureException if it has an image without a valid digest
     */
    public static ImageIndex read(JsonNode json) {
        List<Image> images = new ArrayList<>();
        json.path("manifests").forEach(image -> {
            JsonNode platform = image.path("platform");
            String os = JsonFields.text(platform, "os");
            if (!os.isEmpty() && !os.equals(UNKNOWN)) {
                images.add(new Image(
                        Descriptor.read(image),
                        new Platform(
                                os, JsonFields.text(platform, "architecture"), JsonFields.text(platform, "variant"))));
            }
        });
        return new ImageIndex(images);
    }

    /** Returns the bytes of this index. */
    public byte[] json() {
        return new JsonObject()
                .put("schemaVersion", 2)
                .put("mediaType", MEDIA_TYPE)
                .putAll("manifests", images, (image, json) -> {
                    image.manifest().write(json);
                    json.put("platform", platform -> platform.put(
                                    "architecture", image.platform().architecture())
                            .put("os", image.platform().os())
                            .put("variant", image.platform().variant()));
                })
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the descriptor of this index. */
    public Descriptor descriptor() {
        byte[] json = json();
        return new Descriptor(MEDIA_TYPE, Digest.of(json), json.length);
    }

    /**
     * Returns the image for a platform: the exact one, or the one for the newest of the older variants, which runs
     * there as well.
     */
    public Optional<Image> find(Platform platform) {
        return images.stream()
                .filter(image -> image.platform().runsOn(platform))
                .max(Comparator.comparing(image -> image.platform().variant()));
    }

    /** Returns the platforms for a message. */
    public String platforms() {
        List<String> platforms = images.stream()
                .map(image -> PrintableText.quote(image.platform().toString()))
                .distinct()
                .toList();
        return String.join(", ", platforms.subList(0, Math.min(MOST_SHOWN, platforms.size())))
                + (platforms.size() > MOST_SHOWN ? ", …" : "");
    }
}
