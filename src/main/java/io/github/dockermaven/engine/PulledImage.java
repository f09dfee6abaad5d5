package io.github.dockermaven.engine;

/**
 * The result of a pull.
 *
 * @param digest of the manifest in the registry, {@code null} if the engine does not report it
 * @param upToDate whether the engine had the image already
 */
public record PulledImage(String digest, boolean upToDate) {}
