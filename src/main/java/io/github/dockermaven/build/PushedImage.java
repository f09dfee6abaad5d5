package io.github.dockermaven.build;

import io.github.dockermaven.image.ImageReference;

/**
 * An image that a registry has taken.
 *
 * @param name the name it was pushed under
 * @param id its id in the engine
 * @param digest the digest of its manifest in the registry
 */
public record PushedImage(ImageReference name, String id, String digest) {}
