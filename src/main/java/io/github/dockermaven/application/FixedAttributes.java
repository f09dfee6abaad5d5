package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The attributes of files that are laid out for an image: one time, and permissions to be read by everybody, whatever this
 * user's umask is. So they are the same image layer, whoever builds it, and any user of the image can read them.
 */
final class FixedAttributes {
    /** The time that files have in our build contexts. */
    private static final FileTime TIME = FileTime.fromMillis(0);

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private FixedAttributes() {}

    /** Returns whether everybody may read a file, or a folder with all that is in it. */
    static boolean areReadable(Path path) {
        if (!POSIX) {
            return true;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> !Files.isSymbolicLink(file)).allMatch(FixedAttributes::isReadable);
        } catch (UncheckedIOException e) {
            throw unreadable(path, e.getCause());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static DockerExecutionException unreadable(Path path, IOException e) {
        return new DockerExecutionException(
                path + " cannot be read: " + FileFailure.cause(e) + ". Check that it is there and that you may read all"
                        + " of it.",
                e);
    }

    private static boolean isReadable(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    && (permissions.contains(PosixFilePermission.OTHERS_EXECUTE) || !Files.isDirectory(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives them to a file or folder that does not have them; a file that its owner may execute keeps that for all. */
    static void give(Path path) throws IOException {
        if (!Files.getLastModifiedTime(path).equals(TIME)) {
            Files.setLastModifiedTime(path, TIME);
        }
        if (POSIX) {
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(path);
            Set<PosixFilePermission> fixed =
                    present.contains(PosixFilePermission.OWNER_EXECUTE) ? EXECUTABLE : READABLE;
            if (!present.equals(fixed)) {
                Files.setPosixFilePermissions(path, fixed);
            }
        }
    }
}
