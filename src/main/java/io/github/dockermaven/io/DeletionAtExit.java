package io.github.dockermaven.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The deletion of a file at the process' end, which can be cancelled. The list of {@code File.deleteOnExit} only grows,
 * and some processes run builds for days.
 */
final class DeletionAtExit {
    private final Thread hook;

    private DeletionAtExit(Thread hook) {
        this.hook = hook;
    }

    /**
     * Returns the deletion of a file that is about to be created.
     *
     * @throws IOException if the process is being ended
     */
    static DeletionAtExit of(Path path) throws IOException {
        File file = path.toFile();
        // Only the JDK's own code: Maven may have closed the jar with our classes by then.
        Thread hook = new Thread(file::delete, "delete " + path.getFileName());
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new IOException("the Java process is ending and creates no new file", e);
        }
        return new DeletionAtExit(hook);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException beingEnded) {
            // The hook has deleted the file, or will find none.
        }
    }
}
