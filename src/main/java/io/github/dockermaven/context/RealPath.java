package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths with all symbolic links followed, also of what is not there yet. */
public final class RealPath {
    private RealPath() {}

    /** Returns where a path leads. */
    public static Path of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : of(parent).resolve(absolute.getFileName());
        }
    }

    /** Returns the path within a folder that leads there without links, empty for the folder; nothing if none does. */
    public static Optional<String> within(Path folder, Path path) {
        Path root = of(folder);
        Path real = of(path);
        return real.startsWith(root) ? Optional.of(FileName.ofPath(root.relativize(real))) : Optional.empty();
    }
}
