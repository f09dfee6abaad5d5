package io.github.dockermaven.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The deletion of a file when the process is ended, which can be cancelled. Java's own list of such files only grows, and
 * some processes run builds for days.
 */
final class DeletionAtExit {
    private final Thread hook;

    private DeletionAtExit(Thread hook) {
        this.hook = hook;
    }

    /**
     * Returns that of a file that is about to be made.
     *
     * @throws IOException if the process is being ended
     */
    static DeletionAtExit of(Path path) throws IOException {
        File file = path.toFile();
        // Java's own code alone: by then, Maven may have closed the jar with our classes.
        Thread hook = new Thread(file::delete, "delete " + path.getFileName());
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new IOException("Java is ending, and makes no new file", e);
        }
        return new DeletionAtExit(hook);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException beingEnded) {
            // The file is gone already, or the hook finds none.
        }
    }
}
