package io.github.dockermaven.io;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The errors of a build context's file that could not be read to its end. */
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

    /** Returns a file's path without characters that a terminal would act on. */
    private static String name(Path file) {
        return PrintableText.printable(file.toString());
    }

    /** Returns the reason of a failure, in words that fit into a sentence. */
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
