package io.github.dockermaven.archive;

import java.io.IOException;

/**
 * A tar archive that is damaged, or has an entry that no engine reads. The message continues a sentence about the
 * archive.
 */
public final class TarException extends IOException {
    private static final long serialVersionUID = 1L;

    public TarException(String message) {
        super(message);
    }
}
