package io.github.dockermaven.archive;

import java.io.IOException;

/** A content is compressed by what cannot be read here; the message says so as the end of a sentence. */
public final class UnsupportedCompressionException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsupportedCompressionException(String message) {
        super(message);
    }
}
