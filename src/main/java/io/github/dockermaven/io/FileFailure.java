package io.github.dockermaven.io;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file of a build context could not be read to its end, and what to do. */
public final class FileFailure {
    private FileFailure() {}

    public static DockerExecutionException changed(Path file, String how) {
        return new DockerExecutionException(
                name(file) + " " + how + " while the build context was read. Keep it from changing"
                        + " during the build, or list it in .dockerignore.");
    }

    public static DockerExecutionException unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return changed(file, "vanished");
        }
        return new DockerExecutionException(
                name(file) + " in the build context cannot be read: " + cause(e) + ". Make it readable, or list it in"
                        + " .dockerignore.",
                e);
    }

    /** A file's path, of which a terminal acts on nothing. */
    private static String name(Path file) {
        return PrintableText.printable(file.toString());
    }

    /** What is wrong, in words that a sentence can go on with. */
    public static String cause(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
            return fileSystem.getReason();
        }
        return e.getMessage();
    }
}
