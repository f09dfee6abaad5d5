package io.github.dockermaven.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contents of an image, read from the archive in which an engine saves it. Layers are identified by their digests.
 */
final class DockerSaveContents implements DockerSaveStream.Parts {
    private final String image;
    private final List<Digest> diffIds;
    private final Map<Digest, LayerFiles> layers = new HashMap<>();
    private final Map<Digest, Long> sizes = new HashMap<>();
    private final PathBudget budget = new PathBudget();
    private final List<JsonNode> manifests = new ArrayList<>();
    private final Set<String> configurations = new HashSet<>();

    /**
     * @param image the image's name in messages
     * @param diffIds the digests of the image's layers, from the bottom up
     */
    DockerSaveContents(String image, List<Digest> diffIds) {
        this.image = image;
        this.diffIds = diffIds;
    }

    @Override
    public void layer(InputStream tar) throws IOException {
        DigestedTar digested = new DigestedTar(tar);
        long before = budget.used();
        LayerFiles layer = LayerFiles.read(digested, budget);
        Digest diffId = digested.end();
        if (diffIds.contains(diffId)) {
            layers.put(diffId, layer);
            sizes.put(diffId, digested.size());
        } else {
            budget.back(before);
        }
    }

    @Override
    public void json(byte[] bytes) throws IOException {
        JsonNode json = JsonReader.read(new ByteArrayInputStream(bytes));
        if (json.has("layers") && json.has("config")) {
            manifests.add(json);
        } else if (isOfImage(json.path("rootfs").path("diff_ids"))) {
            configurations.add(Digest.of(bytes).toString());
        }
    }

    private boolean isOfImage(JsonNode layersOfConfiguration) {
        List<String> texts = new ArrayList<>();
        layersOfConfiguration.forEach(layer -> texts.add(layer.asText()));
        return texts.equals(diffIds.stream().map(Digest::toString).toList());
    }

    /**
     * Returns all files of the image.
     *
     * @throws DockerFailureException if the archive lacked one of the layers, or they have more files than can be read
     */
    FileTable files() {
        NavigableMap<String, BaseFile> files = new TreeMap<>();
        for (Digest diffId : diffIds) {
            if (!layers.containsKey(diffId)) {
                throw new DockerFailureException("Layer " + diffId
                        + " of " + image + " is missing in the image's source: the image was changed meanwhile, or is"
                        + " incomplete. Pull it again.");
            }
            apply(diffId, files);
        }
        return FileTable.of(files);
    }

    private void apply(Digest diffId, NavigableMap<String, BaseFile> files) {
        try {
            layers.get(diffId).applyTo(files);
        } catch (TarException e) {
            throw new DockerFailureException(
                    "Layer " + diffId + " of " + image + " cannot be read: " + e.getMessage() + ". Name another image.",
                    e);
        }
    }

    /** Returns the uncompressed size of each layer in bytes, provided that {@link #files} found all layers. */
    List<Long> sizes() {
        return diffIds.stream().map(sizes::get).toList();
    }

    /** Returns the manifest of the image, if the archive has it. */
    Optional<Manifest> manifest() {
        return manifests.stream()
                .filter(json -> configurations.contains(
                        json.path("config").path("digest").asText()))
                .map(Manifest::read)
                .findFirst();
    }
}
