package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Digest;

/**
 * A manifest or index as a registry stores it. Its bytes were checked against its digest.
 *
 * @param mediaType the OCI's or Docker's media type, as the registry reports it
 * @param digest of the content
 * @param content its exact bytes
 * @param json the same as a tree
 */
public record StoredManifest(String mediaType, Digest digest, byte[] content, JsonNode json) {}
