package io.github.dockermaven.container.copy;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file or folder of this machine to be copied.
 *
 * @param path absolute
 * @param isContent whether what is in the folder is copied, not the folder
 * @param followsLink whether what a link leads to is copied, not the link
 */
public record HostSource(Path path, boolean isContent, boolean followsLink) {
    /**
     * Returns the source that a user names.
     *
     * @param base the folder that a relative path is in
     */
    public static HostSource of(Path base, String text, boolean followsLink) {
        String slashes = text.replace('\\', '/');
        boolean isContent = slashes.endsWith("/.") || slashes.equals(".");
        Path path = base.resolve(text).toAbsolutePath().normalize();
        // With a slash at its end a link is the folder that it leads to.
        return new HostSource(
                path, isContent || path.getFileName() == null, followsLink || isContent || slashes.endsWith("/"));
    }

    /** Returns the name that it is copied by, {@code .} for what is in it. */
    String name() {
        return isContent ? "." : FileName.of(path);
    }

    /** @throws DockerFailureException if it does not exist, or is neither a file nor a folder */
    HostFile read() {
        HostFile file;
        try {
            file = HostFile.read(followsLink ? path.toRealPath() : path);
        } catch (NoSuchFileException e) {
            throw new DockerFailureException(
                    this + " does not exist. Correct the path: a relative one begins in the project's folder.", e);
        } catch (IOException e) {
            throw HostTar.unreadable(path, e);
        }
        if (file.kind() == HostFile.Kind.SPECIAL) {
            throw new DockerFailureException(this + " is a device, pipe or socket: only files and folders are copied.");
        }
        if (isContent && file.kind() != HostFile.Kind.FOLDER) {
            throw new DockerFailureException(this + " is a file: remove '/.' after it.");
        }
        return file;
    }

    @Override
    public String toString() {
        return PrintableText.printable(path.toString());
    }
}
