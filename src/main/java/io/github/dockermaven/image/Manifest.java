package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration and the layers of an image: the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md">OCI image manifest</a>. Docker's own
 * (version 2, schema 2) can be read, too, and is written as the OCI's.
 *
 * @param configuration the image's configuration
 * @param layers the layers as they are transferred, from the bottom up
 */
public record Manifest(Descriptor configuration, List<Descriptor> layers) {
    public static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";

    public Manifest {
        layers = List.copyOf(layers);
    }

    /** Returns the manifest of an image that has some layers on top of others. */
    public static Manifest of(ImageConfigFile configuration, List<Descriptor> base, List<Descriptor> added) {
        List<Descriptor> layers = new ArrayList<>(base);
        layers.addAll(added);
        return new Manifest(configuration.descriptor(), layers);
    }

    /**
     * Reads a manifest.
     *
     * @throws DockerFailureException if it is not the manifest of an image but, for example, an index
     */
    public static Manifest read(JsonNode json) {
        if (json.path("schemaVersion").asInt() != 2 || !json.path("config").isObject() || !json.has("layers")) {
            throw new DockerFailureException("it is not the manifest of an image");
        }
        List<Descriptor> layers = new ArrayList<>();
        json.path("layers").forEach(layer -> layers.add(Descriptor.read(layer)));
        return new Manifest(Descriptor.read(json.path("config")), layers);
    }

    /** Returns the bytes of this manifest. */
    public byte[] json() {
        return new JsonObject()
                .put("schemaVersion", 2)
                .put("mediaType", MEDIA_TYPE)
                .put("config", configuration::write)
                .putAnyAll("layers", layers, Descriptor::write)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the descriptor of this manifest. */
    public Descriptor descriptor() {
        byte[] json = json();
        return new Descriptor(MEDIA_TYPE, Digest.of(json), json.length);
    }
}
