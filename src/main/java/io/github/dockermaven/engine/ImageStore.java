package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The kinds of an engine's image store, which determine the ids of images and the accepted forms of archives. */
public enum ImageStore {
    /** Docker's own: an image's id is the digest of its configuration. */
    CLASSIC,
    /** containerd's, the default of new installations of Engine 29: the id is the digest of a manifest or an index. */
    CONTAINERD,
    /** Podman's: an image's id is the digest of its configuration, and OCI layouts are accepted. */
    PODMAN;

    /** The type of driver in {@code DriverStatus} if containerd stores the images. */
    private static final String SNAPSHOTTER = "io.containerd.snapshotter.v1";

    /**
     * Returns the store of an engine.
     *
     * @param podman whether the engine is Podman
     * @param info the engine's response to {@code GET /info}
     */
    static ImageStore of(boolean podman, JsonNode info) {
        if (podman) {
            return PODMAN;
        }
        for (JsonNode pair : info.path("DriverStatus")) {
            if (pair.path(1).asText().equals(SNAPSHOTTER)) {
                return CONTAINERD;
            }
        }
        return CLASSIC;
    }

    /** Returns the name for users. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
