package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An image's configuration, whose digest identifies the image: the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md">OCI image configuration</a> in one form. It
 * has the same bytes wherever the base image came from: a registry, an archive or any engine's response. So all that
 * these differ in is left out: fields of a running container, and all of a layer's history but that there is a layer.
 *
 * @param platform the platform that the image runs on
 * @param osVersion of Windows, else empty
 * @param author the author, or empty
 * @param created the time of creation, which is derived from the inputs and not from a clock
 * @param config the defaults for its containers
 * @param layers the digests of the layers' uncompressed archives, from the bottom up
 * @param history the steps that created it: an entry for each layer, and others
 */
public record ImageConfigFile(
        Platform platform,
        String osVersion,
        String author,
        Instant created,
        ImageConfig config,
        List<Digest> layers,
        List<Step> history) {
    /**
     * A step in which an image was created.
     *
     * @param createdBy the instruction
     * @param emptyLayer whether it created no layer
     */
    public record Step(String createdBy, boolean emptyLayer) {
        /** The only entry for each layer of the base image. */
        static final Step BASE = new Step("base image", false);
    }

    public ImageConfigFile {
        layers = List.copyOf(layers);
        history = List.copyOf(history);
    }

    /** Returns the configuration of the empty image. */
    public static ImageConfigFile scratch(Platform platform) {
        return new ImageConfigFile(platform, "", "", Instant.EPOCH, ImageConfig.EMPTY, List.of(), List.of());
    }

    /**
     * Reads the configuration of a base image from any source: the file in a registry or an archive, or an engine's
     * response to {@code GET /images/NAME/json} (Engine API 1.41 to 1.51).
     *
     * @param json its root object
     * @throws DockerFailureException if it has no platform, or layers that are not named by SHA-256
     */
    public static ImageConfigFile read(JsonNode json) {
        boolean ofEngine = json.has("RootFS");
        List<Digest> layers = (ofEngine
                        ? JsonFields.texts(json.path("RootFS"), "Layers")
                        : JsonFields.texts(json.path("rootfs"), "diff_ids"))
                .stream().map(Digest::parse).toList();
        String os = JsonFields.text(json, ofEngine ? "Os" : "os");
        String architecture = JsonFields.text(json, ofEngine ? "Architecture" : "architecture");
        if (os.isEmpty() || architecture.isEmpty()) {
            throw new DockerFailureException("Its configuration names no operating system or no architecture: the image"
                    + " is faulty, and its platform cannot be known. Name another image, or rebuild that one for"
                    + " a platform, such as linux/amd64.");
        }
        return new ImageConfigFile(
                new Platform(os, architecture, JsonFields.text(json, ofEngine ? "Variant" : "variant")),
                JsonFields.text(json, ofEngine ? "OsVersion" : "os.version"),
                JsonFields.text(json, ofEngine ? "Author" : "author"),
                Instant.EPOCH,
                ImageConfig.read(json.path(ofEngine ? "Config" : "config")),
                layers,
                Collections.nCopies(layers.size(), Step.BASE));
    }

    /** Returns the same configuration with another author. */
    public ImageConfigFile withAuthor(String other) {
        return new ImageConfigFile(platform, osVersion, other, created, config, layers, history);
    }

    /** Returns the same configuration with another time of creation. */
    public ImageConfigFile withCreated(Instant other) {
        return new ImageConfigFile(platform, osVersion, author, other, config, layers, history);
    }

    /** Returns the same configuration with other defaults for containers. */
    public ImageConfigFile withConfig(ImageConfig other) {
        return new ImageConfigFile(platform, osVersion, author, created, other, layers, history);
    }

    /** Returns the same configuration with one more step in its history. */
    public ImageConfigFile withStep(Step step) {
        List<Step> more = new ArrayList<>(history);
        more.add(step);
        return new ImageConfigFile(platform, osVersion, author, created, config, layers, more);
    }

    /** Returns the same configuration with further layers on top, for which the history has its steps already. */
    public ImageConfigFile withLayers(List<Digest> added) {
        List<Digest> more = new ArrayList<>(layers);
        more.addAll(added);
        return new ImageConfigFile(platform, osVersion, author, created, config, more, history);
    }

    /** Returns the bytes of the configuration's one form. */
    public byte[] json() {
        if (history.stream().filter(step -> !step.emptyLayer()).count() != layers.size()) {
            throw new IllegalStateException("the history has not as many layers as the image: " + this);
        }
        return new JsonObject()
                .put("architecture", platform.architecture())
                .put("author", author)
                .put("config", config::write)
                .put("created", created.toString())
                .putAll("history", history, (step, object) -> object.put("created", created.toString())
                        .put("created_by", step.createdBy())
                        .put("empty_layer", step.emptyLayer()))
                .put("os", platform.os())
                .put("os.version", osVersion)
                .put("rootfs", object -> object.putAny("type", "layers")
                        .put("diff_ids", layers.stream().map(Digest::toString).toList()))
                .put("variant", platform.variant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the descriptor for a manifest. */
    public Descriptor descriptor() {
        byte[] json = json();
        return new Descriptor(Descriptor.CONFIGURATION, Digest.of(json), json.length);
    }

    /** Returns the digest of {@link #json()}. */
    public Digest digest() {
        return Digest.of(json());
    }
}
