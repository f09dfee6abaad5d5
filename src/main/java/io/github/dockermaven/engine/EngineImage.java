package io.github.dockermaven.engine;

import java.util.List;

/**
 * An image in an engine.
 *
 * @param id {@code sha256:…}, of its configuration in a classic store, of its manifest in a containerd store
 * @param size bytes that its layers take when unpacked
 * @param repoDigests the names with digest under which registries know it: {@code host/name@sha256:…}
 */
public record EngineImage(String id, long size, List<String> repoDigests) {}
