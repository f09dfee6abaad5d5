package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The disk space that an engine's objects take, in bytes.
 *
 * @param containers what each has written, by its id
 * @param images the layers that no other image has, by the image's id
 * @param volumes by their names
 * @param cache that of the build cache which neither a build nor an image uses
 */
public record DiskUsage(
        Map<String, Long> containers, Map<String, Long> images, Map<String, Long> volumes, CacheUsage cache) {
    /** That of an engine that does not report it. */
    public static final DiskUsage UNKNOWN = new DiskUsage(Map.of(), Map.of(), Map.of(), new CacheUsage(0, 0));

    /** The entries that BuildKit keeps though nothing refers to them, unless all are to go. */
    private static final Set<String> KEPT = Set.of("internal", "frontend");

    /** Unused entries of the build cache. */
    public record CacheUsage(int entries, long size) {
        private static CacheUsage of(JsonNode cache) {
            int entries = 0;
            long size = 0;
            for (JsonNode entry : cache) {
                boolean isUsed =
                        entry.path("InUse").asBoolean() || entry.path("Shared").asBoolean();
                if (!isUsed && !KEPT.contains(entry.path("Type").asText())) {
                    entries++;
                    size += Math.max(0, entry.path("Size").asLong());
                }
            }
            return new CacheUsage(entries, size);
        }
    }

    static DiskUsage of(JsonNode json) {
        Map<String, Long> containers = new HashMap<>();
        for (JsonNode container : json.path("Containers")) {
            containers.put(
                    container.path("Id").asText(), container.path("SizeRw").asLong());
        }
        Map<String, Long> images = new HashMap<>();
        for (JsonNode image : json.path("Images")) {
            ownSize(image).ifPresent(size -> images.put(image.path("Id").asText(), size));
        }
        Map<String, Long> volumes = new HashMap<>();
        for (JsonNode volume : json.path("Volumes")) {
            long size = volume.path("UsageData").path("Size").asLong(-1);
            if (size >= 0) {
                volumes.put(volume.path("Name").asText(), size);
            }
        }
        return new DiskUsage(containers, images, volumes, CacheUsage.of(json.path("BuildCache")));
    }

    /** Engines write -1 for a size that they have not computed. */
    private static Optional<Long> ownSize(JsonNode image) {
        long shared = image.path("SharedSize").asLong(-1);
        return shared < 0
                ? Optional.empty()
                : Optional.of(Math.max(0, image.path("Size").asLong() - shared));
    }
}
