package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Digest;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An image as it was read.
 *
 * @param name the name it is known by
 * @param source where it was read, for a sentence: {@code the engine at …}
 * @param id the digest of its configuration, or what an engine has as its id
 * @param document its configuration file
 * @param layers from the bottom up
 * @param transferred the sizes of the layers as the source has them, where that is another than that of the archives; else empty
 * @param base its base image, if that is known
 * @param notes what a reader of the report has to know: limits that were reached
 */
public record ImageContents(
        String name,
        String source,
        String id,
        JsonNode document,
        List<LayerListing> layers,
        List<Long> transferred,
        Optional<Base> base,
        List<String> notes) {
    /**
     * The base image.
     *
     * @param name its name, empty if only its layers are known
     * @param layers how many of the image's layers are its
     */
    public record Base(String name, int layers) {}

    /** Returns the digests of the layers' archives that a configuration names, from the bottom up. */
    static List<Digest> diffIds(JsonNode document) {
        return StreamSupport.stream(document.path("rootfs").path("diff_ids").spliterator(), false)
                .map(JsonNode::asText)
                .map(Digest::parse)
                .toList();
    }
}
