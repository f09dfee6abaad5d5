package io.github.dockermaven.application;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Progress;
import java.nio.file.Path;

/**
 * The build context that an application's files are taken from.
 *
 * @param path the context's folder
 * @param own the folder in it that is ours to write, for files that are laid out
 * @param baseDir the project's folder, which messages are relative to
 */
public record ContextFolder(Path path, Path own, Path baseDir, Progress progress) {
    /**
     * The path in the context of a file or folder.
     *
     * @throws DockerFailureException if it lies outside
     */
    String source(Path file) {
        if (!file.startsWith(path)) {
            throw new DockerFailureException("The application " + file + " is not in the build context " + path
                    + ". Set docker.contextDir to a folder that has it, for example " + file.getParent() + ".");
        }
        return path.relativize(file).toString().replace('\\', '/');
    }

    /** Tells what was laid out in a folder. */
    void tell(Path folder, String what, LaidOut laidOut) {
        progress.action("Laid out " + baseDir.relativize(folder).toString().replace('\\', '/') + ": " + what + " ("
                + laidOut.written() + " written, " + laidOut.removed() + " removed)");
    }
}
