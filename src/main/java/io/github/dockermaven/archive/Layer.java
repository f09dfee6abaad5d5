package io.github.dockermaven.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The files that one step adds to an image.
 *
 * @param entries in the order of their paths, so that a folder comes before its content
 * @param time the modification time of all of them, in whole seconds
 */
public record Layer(List<LayerEntry> entries, Instant time) {
    /** @throws IllegalArgumentException if two entries have the same path */
    public Layer {
        entries =
                entries.stream().sorted(Comparator.comparing(LayerEntry::path)).toList();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).path().equals(entries.get(i - 1).path())) {
                throw new IllegalArgumentException(entries.get(i).path() + " appears twice in one layer");
            }
        }
    }
}
