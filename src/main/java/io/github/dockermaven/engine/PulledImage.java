package io.github.dockermaven.engine;

/**
 * How a pull ended.
 *
 * @param digest of the manifest in the registry, {@code null} if the engine does not tell it
 * @param upToDate whether the engine had the image already
 */
public record PulledImage(String digest, boolean upToDate) {}
