package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** How an engine keeps its images, which decides by what it names them and in what form it takes them. */
public enum ImageStore {
    /** Docker's own: an image's id is the digest of its configuration. */
    CLASSIC,
    /** containerd's, the default of new installations of Engine 29: the id is the digest of a manifest or an index. */
    CONTAINERD,
    /** That of Podman: an image's id is the digest of its configuration, and it takes OCI layouts. */
    PODMAN;

    /** In {@code DriverStatus}: the type of driver where containerd keeps the images. */
    private static final String SNAPSHOTTER = "io.containerd.snapshotter.v1";

    /**
     * @param podman whether the engine is Podman
     * @param info the engine's answer to {@code GET /info}
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

    /** As it is shown to users. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
