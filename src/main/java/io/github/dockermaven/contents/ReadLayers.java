package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.archive.DockerSaveStream;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers and documents of an archive of images, in whichever order they come. */
final class ReadLayers implements DockerSaveStream.Parts {
    private final LayerLister lister = new LayerLister();
    private final Map<Digest, LayerListing> layers = new HashMap<>();
    private final Map<Digest, JsonNode> configurations = new HashMap<>();
    private final List<JsonNode> documents = new ArrayList<>();

    @Override
    public void layer(InputStream tar) throws IOException {
        LayerListing layer = lister.read(tar);
        layers.putIfAbsent(layer.diffId(), layer);
    }

    @Override
    public void json(byte[] bytes) throws IOException {
        JsonNode json = JsonReader.read(new ByteArrayInputStream(bytes));
        if (json.path("rootfs").path("diff_ids").isArray()) {
            configurations.put(Digest.of(bytes), json);
        } else {
            documents.add(json);
        }
    }

    /** Returns the configurations of images, by their digests. */
    Map<Digest, JsonNode> configurations() {
        return configurations;
    }

    /** Returns the other documents. */
    List<JsonNode> documents() {
        return documents;
    }

    boolean has(Digest diffId) {
        return layers.containsKey(diffId);
    }

    /** Adds layers that were read elsewhere. */
    void addAll(List<LayerListing> others) {
        others.forEach(layer -> layers.put(layer.diffId(), layer));
    }

    /**
     * Returns layers in an order.
     *
     * @throws DockerFailureException if one was not there
     */
    List<LayerListing> inOrder(String image, List<Digest> diffIds) {
        for (Digest diffId : diffIds) {
            if (!layers.containsKey(diffId)) {
                throw new DockerFailureException(
                        "Layer " + diffId + " of " + image + " is missing where it was read: the"
                                + " image is incomplete, or was changed meanwhile. Build or pull it again.");
            }
        }
        return diffIds.stream().map(layers::get).toList();
    }

    /** Returns what a reader has to know. */
    List<String> notes() {
        return lister.summed() == 0
                ? List.of()
                : List.of("The image has more files than are listed: " + lister.summed()
                        + " of them are only counted, as … in their folder.");
    }
}
