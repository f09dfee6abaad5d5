package io.github.dockermaven.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A way to find out where something may have changed. */
interface ChangeSource extends AutoCloseable {
    /** Begins to watch a folder, without those in it. */
    void add(Path folder) throws IOException;

    /** Ends to watch a folder, which is gone. */
    void remove(Path folder);

    /**
     * Waits for changes.
     *
     * @return the folders that may have changed, none after the time; empty if it may be any
     */
    Optional<Set<Path>> await(Duration longest) throws InterruptedException;

    @Override
    void close();
}
