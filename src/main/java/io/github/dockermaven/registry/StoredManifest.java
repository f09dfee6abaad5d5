package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Digest;

/**
 * A manifest or index as a registry has it. Its bytes are what it says they are: they were checked against the digest.
 *
 * @param mediaType what it is, in the registry's words: OCI's or Docker's
 * @param digest of the content
 * @param content its very bytes
 * @param json the same as a tree
 */
public record StoredManifest(String mediaType, Digest digest, byte[] content, JsonNode json) {}
