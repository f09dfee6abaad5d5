package io.github.dockermaven.archive;

import java.io.IOException;

/** A tar archive that is damaged, or has what no engine reads. The message goes on a sentence about the archive. */
final class TarException extends IOException {
    private static final long serialVersionUID = 1L;

    TarException(String message) {
        super(message);
    }
}
