package io.github.dockermaven.watch;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A folder whose files are watched. It need not exist yet.
 *
 * @param path absolute and normalized
 * @param folders whether a folder below it is watched too
 * @param files whether a file of it is meant
 */
public record WatchedFolder(Path path, Predicate<Path> folders, Predicate<Path> files) {
    /** Returns a folder with all that is below it. */
    public static WatchedFolder deep(Path path) {
        return deep(path, folder -> true);
    }

    /** Returns a folder with those that are meant of the folders below it. */
    public static WatchedFolder deep(Path path, Predicate<Path> folders) {
        return new WatchedFolder(normal(path), folders, file -> true);
    }

    /** Returns the files of a folder itself, those that are meant. */
    public static WatchedFolder flat(Path path, Predicate<Path> files) {
        return new WatchedFolder(normal(path), folder -> false, files);
    }

    /** Returns whether a folder is this one, or is watched with it. */
    boolean has(Path folder) {
        return folder.equals(path) || folder.startsWith(path) && folders.test(folder);
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
