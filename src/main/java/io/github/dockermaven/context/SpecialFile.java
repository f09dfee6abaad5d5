package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The words for a file that is neither regular nor a symbolic link. */
final class SpecialFile {
    /** The mask of a mode's file type, and its values: inode(7). */
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
