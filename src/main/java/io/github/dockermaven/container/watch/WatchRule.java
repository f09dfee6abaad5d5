package io.github.dockermaven.container.watch;

import io.github.dockermaven.context.IgnoreRules;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.watch.WatchedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which a container follows files of this machine.
 *
 * @param alias the container's
 * @param path the folder or file, absolute and normalized
 * @param target what it is in the container
 * @param ignored patterns of what is left out
 * @param included patterns of what counts; empty for all
 * @param command what is run after files are copied
 * @param context the folder that the container's image is built from
 * @param isCopiedFirst whether all files are copied into a new container
 */
public record WatchRule(
        String alias,
        Path path,
        Action action,
        Optional<String> target,
        List<Patterns> ignored,
        Optional<Patterns> included,
        Optional<ExecSpec> command,
        Optional<Path> context,
        boolean isCopiedFirst) {
    public WatchRule {
        ignored = List.copyOf(ignored);
    }

    /** What a change does, in compose's words. */
    public enum Action {
        /** The image is built anew. */
        REBUILD(false, false),
        /** The files are copied. */
        SYNC(true, false),
        /** The container is restarted. */
        RESTART(false, true),
        /** The files are copied, and the container is restarted. */
        SYNC_RESTART(true, true),
        /** The files are copied, and a command is run. */
        SYNC_EXEC(true, false);

        private final boolean copies;
        private final boolean restarts;

        Action(boolean copies, boolean restarts) {
            this.copies = copies;
            this.restarts = restarts;
        }

        /** Returns whether files are copied. */
        public boolean copies() {
            return copies;
        }

        /** Returns whether the container is restarted. */
        public boolean restarts() {
            return restarts;
        }
    }

    /**
     * Patterns as in a {@code .dockerignore} file.
     *
     * @param folder what they are relative to
     */
    public record Patterns(Path folder, IgnoreRules rules) {
        private boolean match(Path file) {
            return file.startsWith(folder) && rules.ignores(relative(file));
        }

        private boolean matchAllIn(Path inner) {
            return !inner.equals(folder) && inner.startsWith(folder) && rules.canSkip(relative(inner));
        }

        private String relative(Path file) {
            Path inside = file.equals(folder) ? file.getFileName() : folder.relativize(file);
            return inside.toString().replace(file.getFileSystem().getSeparator(), "/");
        }
    }

    /** Returns whether a file is meant. */
    public boolean matches(Path file) {
        return file.startsWith(path)
                && (included.isEmpty() || included.get().match(file))
                && ignored.stream().noneMatch(patterns -> patterns.match(file));
    }

    /** Returns the path that a file has in the container. */
    public String targetOf(Path file) {
        String folder = "/" + target.orElse("").replaceAll("^/+|/+$", "");
        Path inside = path.relativize(file);
        return inside.toString().isEmpty()
                ? folder
                : folder.replaceFirst("/$", "")
                        + "/"
                        + inside.toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Returns what is to be watched. */
    public WatchedFolder watched() {
        return Files.isRegularFile(path)
                ? WatchedFolder.flat(path.getParent(), path::equals)
                : WatchedFolder.deep(
                        path, folder -> ignored.stream().noneMatch(patterns -> patterns.matchAllIn(folder)));
    }
}
