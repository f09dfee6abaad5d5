package io.github.dockermaven.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one step adds to an image.
 *
 * @param entries in the order of their paths, so that a folder comes before what is in it
 * @param time what all of them have as the time of their last change; whole seconds count
 */
public record Layer(List<LayerEntry> entries, Instant time) {
    /** @throws IllegalArgumentException if two entries have the same path */
    public Layer {
        entries =
                entries.stream().sorted(Comparator.comparing(LayerEntry::path)).toList();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).path().equals(entries.get(i - 1).path())) {
                throw new IllegalArgumentException(entries.get(i).path() + " is twice in one layer");
            }
        }
    }
}
