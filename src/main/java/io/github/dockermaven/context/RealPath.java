package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths with all symbolic links followed, even if they do not exist yet. */
public final class RealPath {
    private RealPath() {}

    /** Returns the target of a path. */
    public static Path of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : of(parent).resolve(absolute.getFileName());
        }
    }

    /**
     * Returns the path within a folder that leads to the same target without links, empty for the folder itself;
     * nothing if the target is outside.
     */
    public static Optional<String> within(Path folder, Path path) {
        Path root = of(folder);
        Path real = of(path);
        return real.startsWith(root) ? Optional.of(FileName.ofPath(root.relativize(real))) : Optional.empty();
    }
}
