package io.github.dockermaven.registry;

import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;

/**
 * A content to be pushed: it is read while it is sent, and again from its begin if a registry did not get it.
 *
 * @param digest of the content; a registry refuses another one
 * @param size of the content in bytes
 * @param from a repository of the same registry that may have it, to be mounted from there; empty for none
 * @param content the content itself
 */
public record Blob(Digest digest, long size, String from, Content content) {
    /** Where the bytes are. */
    @FunctionalInterface
    public interface Content {
        /** Opens it at its begin, to be read once. */
        InputStream open() throws IOException;

        /** What the bytes come from, for messages, at the begin of a sentence. */
        default String source() {
            return "This machine";
        }
    }

    public Blob(Descriptor descriptor, Content content) {
        this(descriptor.digest(), descriptor.size(), "", content);
    }

    /** The same content, which that repository of the same registry may have. */
    public Blob mountedFrom(String repository) {
        return new Blob(digest, size, repository, content);
    }
}
