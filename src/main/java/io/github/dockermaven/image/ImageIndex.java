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
 * One image for several platforms: the
 * <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md">OCI image index</a>. Docker's manifest
 * list says the same, and can be read, too.
 *
 * @param images in the index's order; what is for no platform, such as attestations, is left out
 */
public record ImageIndex(List<Image> images) {
    public static final String MEDIA_TYPE = "application/vnd.oci.image.index.v1+json";

    private static final String UNKNOWN = "unknown";
    /** How many platforms a message names: an index may have thousands. */
    private static final int MOST_SHOWN = 30;

    /**
     * The image for one platform.
     *
     * @param manifest what names its manifest
     */
    public record Image(Descriptor manifest, Platform platform) {}

    public ImageIndex {
        images = List.copyOf(images);
    }

    /** Whether a manifest is an index, and not that of an image. */
    public static boolean isIndex(JsonNode json) {
        return json.path("manifests").isArray() && !json.path("config").isObject();
    }

    /**
     * Reads an index.
     *
     * @throws DockerFailureException if it has an image without a digest that can be used
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

    /** This index' bytes. */
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

    /** What names it. */
    public Descriptor descriptor() {
        byte[] json = json();
        return new Descriptor(MEDIA_TYPE, Digest.of(json), json.length);
    }

    /** The image for a platform: the very one, or that for the newest of the older variants, which runs there as well. */
    public Optional<Image> find(Platform platform) {
        return images.stream()
                .filter(image -> image.platform().runsOn(platform))
                .max(Comparator.comparing(image -> image.platform().variant()));
    }

    /** The platforms, as a user reads them. */
    public String platforms() {
        List<String> platforms = images.stream()
                .map(image -> PrintableText.quote(image.platform().toString()))
                .distinct()
                .toList();
        return String.join(", ", platforms.subList(0, Math.min(MOST_SHOWN, platforms.size())))
                + (platforms.size() > MOST_SHOWN ? ", …" : "");
    }
}
