package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image in the list of an engine's images.
 *
 * @param id {@code sha256:…}, as {@link EngineImage#id()}
 * @param names its names with tags in the engine's form; empty for one that lost them to others
 * @param digests repositories it was pulled from or pushed to, with the digest there: {@code shop/users@sha256:…}
 * @param created the time of its build, {@code null} if unknown
 * @param size its size in bytes, as in {@code docker images}: of its unpacked layers in a classic store, of those and
 *     the packed ones, for all its platforms, in a containerd store
 * @param labels its labels
 */
public record ListedImage(
        String id,
        List<String> names,
        List<String> digests,
        @JsonSerialize(using = ToStringSerializer.class) Instant created,
        long size,
        Map<String, String> labels) {
    /** The name that engines before 25.0 write if there is neither name nor digest. */
    private static final String NONE = "<none>";

    /** The end of the year 9999: a later time is not valid. */
    private static final long LATEST = 253_402_300_799L;

    static ListedImage read(JsonNode image) {
        Map<String, String> labels = new LinkedHashMap<>();
        image.path("Labels")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        long created = image.path("Created").asLong();
        return new ListedImage(
                image.path("Id").asText(),
                texts(image.path("RepoTags")),
                texts(image.path("RepoDigests")),
                // Engines write the year 1 if there is no time.
                created < 0 || created > LATEST ? null : Instant.ofEpochSecond(created),
                image.path("Size").asLong(),
                labels);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        texts.removeIf(text -> text.startsWith(NONE));
        return List.copyOf(texts);
    }
}
