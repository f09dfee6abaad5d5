package io.github.dockermaven.watch;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A folder whose files are watched. It need not exist yet.
 *
 * @param path absolute and normalized
 * @param isDeep whether the folders in it are watched too
 * @param files whether a file of it is meant
 */
public record WatchedFolder(Path path, boolean isDeep, Predicate<Path> files) {
    /** Returns a folder with all that is below it. */
    public static WatchedFolder deep(Path path) {
        return new WatchedFolder(normal(path), true, file -> true);
    }

    /** Returns the files of a folder itself, those that are meant. */
    public static WatchedFolder flat(Path path, Predicate<Path> files) {
        return new WatchedFolder(normal(path), false, files);
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
