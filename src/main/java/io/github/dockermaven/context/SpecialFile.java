package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The words for what is neither a file nor a symbolic link. */
final class SpecialFile {
    /** The bits of a mode that say what a file is, and what they can be: inode(7). */
    private static final int TYPE = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private SpecialFile() {}

    static String words(Path file) {
        if (Files.isDirectory(file)) {
            return "a folder";
        }
        try {
            return switch ((Integer) Files.getAttribute(file, "unix:mode") & TYPE) {
                case PIPE -> "a named pipe";
                case SOCKET -> "a socket";
                default -> "a device";
            };
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return "a pipe, a socket or a device";
        }
    }
}
