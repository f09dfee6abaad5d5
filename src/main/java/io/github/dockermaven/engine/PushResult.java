package io.github.dockermaven.engine;

/**
 * What an engine tells of a push that a registry has taken.
 *
 * @param digest the digest of the image's manifest in the registry
 * @param sentBytes bytes of the layers that the registry did not have
 */
public record PushResult(String digest, long sentBytes) {}
