package io.github.dockermaven.images;

/**
 * An image that a registry has taken.
 *
 * @param id its id in the engine
 * @param digest the digest of its manifest in the registry
 */
public record PushedImage(String id, String digest) {}
