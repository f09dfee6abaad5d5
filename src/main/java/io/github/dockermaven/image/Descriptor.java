package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonObject;

/**
 * The name of a content: the <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md">OCI
 * content descriptor</a>, without its optional fields.
 *
 * @param mediaType the kind of the content, as an OCI media type
 * @param digest of the content
 * @param size of the content in bytes
 */
public record Descriptor(String mediaType, Digest digest, long size) {
    public static final String CONFIGURATION = "application/vnd.oci.image.config.v1+json";
    public static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    public static final String GZIP_LAYER = LAYER + "+gzip";
    public static final String ZSTD_LAYER = LAYER + "+zstd";

    /**
     * Reads a descriptor. Docker's media types become the OCI's, which mean the same.
     *
     * @throws DockerFailureException if it has no valid digest
     */
    static Descriptor read(JsonNode json) {
        return new Descriptor(
                ociMediaType(JsonFields.text(json, "mediaType")),
                Digest.parse(JsonFields.text(json, "digest")),
                json.path("size").asLong());
    }

    private static String ociMediaType(String mediaType) {
        return switch (mediaType) {
            case "application/vnd.docker.container.image.v1+json" -> CONFIGURATION;
            case "application/vnd.docker.image.rootfs.diff.tar" -> LAYER;
            case "application/vnd.docker.image.rootfs.diff.tar.gzip" -> GZIP_LAYER;
            case "application/vnd.docker.image.rootfs.diff.tar.zstd" -> ZSTD_LAYER;
            default -> mediaType;
        };
    }

    public void write(JsonObject json) {
        json.put("mediaType", mediaType).putAny("digest", digest.toString()).put("size", size);
    }
}
