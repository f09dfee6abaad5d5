package io.github.dockermaven.container.prune;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.DiskUsage;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.ByteSizes;
import java.util.Map;
import java.util.Optional;

/**
 * A thing that can be removed.
 *
 * @param id what the engine knows it by: the name of a volume, the id of others
 * @param name what a message calls it, without its kind
 * @param size the bytes that it takes on the disk; empty if it takes none, or that is not known
 * @param labels its labels
 */
record Prunable(Kind kind, String id, String name, Optional<Long> size, Map<String, String> labels) {
    /** The kinds of things, in the order in which they are removed: what uses others comes before them. */
    enum Kind {
        CONTAINER("container"),
        VOLUME("volume"),
        NETWORK("network"),
        IMAGE("image"),
        BUILD_CACHE("build cache");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the words for a number of such things. */
        String count(long count) {
            return this == BUILD_CACHE ? word : count + " " + word + (count == 1 ? "" : "s");
        }
    }

    /** Returns the unused build cache, which is one thing. */
    static Prunable of(DiskUsage.CacheUsage cache) {
        return new Prunable(
                Kind.BUILD_CACHE,
                "",
                "of " + cache.entries() + (cache.entries() == 1 ? " entry" : " entries"),
                Optional.of(cache.size()),
                Map.of());
    }

    /** Returns the same with its size. */
    Prunable measured(DiskUsage usage) {
        return switch (kind) {
            case CONTAINER -> withSize(usage.containers().get(id));
            case VOLUME -> withSize(usage.volumes().get(id));
            case IMAGE -> withSize(usage.images().get(id));
            case NETWORK, BUILD_CACHE -> this;
        };
    }

    /** @param bytes {@code null} if that is not known */
    Prunable withSize(Long bytes) {
        return new Prunable(kind, id, name, Optional.ofNullable(bytes), labels);
    }

    /** Returns whether this plugin made it. */
    boolean isOurs() {
        return Owner.PLUGIN.equals(labels.get(Owner.LABEL));
    }

    /** Returns whether both are the same thing of the engine, whatever is known of it. */
    boolean isSame(Prunable other) {
        return kind == other.kind && id.equals(other.id);
    }

    /** Returns what a message calls it. */
    String subject() {
        return PrintableText.line(kind.word + " " + name);
    }

    /** Returns the line that says that it is removed. */
    String line() {
        return subject() + size.map(bytes -> ", " + ByteSizes.format(bytes)).orElse("");
    }
}
