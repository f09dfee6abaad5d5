package io.github.dockermaven.registry;

import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;

/**
 * A content to be pushed. It is read while it is sent, and again from the beginning if the registry did not receive it.
 *
 * @param digest of the content; a registry refuses another one
 * @param size of the content in bytes
 * @param from a repository of the same registry that may have it, to be mounted from there; empty for none
 * @param content the content itself
 */
public record Blob(Digest digest, long size, String from, Content content) {
    /** The source of the bytes. */
    @FunctionalInterface
    public interface Content {
        /** Opens the content at its beginning, to be read once. */
        InputStream open() throws IOException;

        /** Returns the source's name for messages, at the beginning of a sentence. */
        default String source() {
            return "This machine";
        }
    }

    public Blob(Descriptor descriptor, Content content) {
        this(descriptor.digest(), descriptor.size(), "", content);
    }

    /** Returns the same content, with another repository of the same registry that may have it. */
    public Blob mountedFrom(String repository) {
        return new Blob(digest, size, repository, content);
    }
}
