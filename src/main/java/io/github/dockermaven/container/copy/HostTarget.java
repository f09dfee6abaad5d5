package io.github.dockermaven.container.copy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place on this machine that a file or folder is copied to, by the rules of {@code docker cp}.
 *
 * @param path absolute
 * @param isSaidToBeFolder whether it was written with a slash at its end
 */
public record HostTarget(Path path, boolean isSaidToBeFolder) {
    /**
     * The place of what is copied.
     *
     * @param folder which it is in
     * @param name its name there; {@code .} if what is in it goes into the folder
     */
    record Place(Path folder, String name) {}

    /**
     * Returns the place that a user names.
     *
     * @param base the folder that a relative path is in
     */
    public static HostTarget of(Path base, String text) {
        String slashes = text.replace('\\', '/');
        return new HostTarget(
                base.resolve(text).toAbsolutePath().normalize(),
                slashes.endsWith("/") || slashes.endsWith("/.") || slashes.equals("."));
    }

    /**
     * Checks what can be known before anything is copied.
     *
     * @throws DockerFailureException if its folder does not exist, or something is there that is neither a file nor a folder
     */
    void check() {
        if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new DockerFailureException(text() + " is a device, pipe or socket: copy to a file or folder.");
        }
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new DockerFailureException("Folder " + PrintableText.printable(folder.toString())
                    + (Files.exists(folder) ? " is a file" : " does not exist") + ", and "
                    + PrintableText.printable(path.getFileName().toString())
                    + " is to be copied into it. Make the folder, or correct the path.");
        }
    }

    /**
     * Returns where something is put.
     *
     * @param source what is copied, for messages
     * @param name its own name; {@code .} for what is in a folder
     * @throws DockerFailureException if a folder would take the place of a file, or a file that of a folder
     */
    Place place(String source, String name, boolean isFolder) {
        if (Files.isDirectory(path)) {
            return new Place(path, name);
        }
        Optional<String> fault = Optional.empty();
        if (isFolder && Files.exists(path)) {
            fault = Optional.of(
                    source + " is a folder, and " + text() + " is a file. Name a folder, or one that is to be made.");
        } else if (!isFolder && isSaidToBeFolder) {
            fault = Optional.of(text() + (Files.exists(path) ? " is no folder" : " does not exist")
                    + ", and the slash at its end says that it is one. Make the folder, or remove the slash to name the"
                    + " file.");
        }
        fault.ifPresent(message -> {
            throw new DockerFailureException(message);
        });
        return new Place(path.getParent(), path.getFileName().toString());
    }

    /** Makes the folder, with those that it is in. */
    public void makeFolder() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "Folder " + text() + " cannot be made: " + PrintableText.line(PrintableText.of(e))
                            + ". Remove what is in its place, or name another one.",
                    e);
        }
    }

    private String text() {
        return PrintableText.printable(path.toString());
    }

    @Override
    public String toString() {
        return text();
    }
}
