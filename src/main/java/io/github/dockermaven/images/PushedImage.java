package io.github.dockermaven.images;

/**
 * An image that was pushed to a registry.
 *
 * @param id its id in the engine
 * @param digest the digest of its manifest in the registry
 */
public record PushedImage(String id, String digest) {}
