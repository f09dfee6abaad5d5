package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The folder that an assembly's files are put together in.
 *
 * @param path where it is
 */
record AssemblyFolder(Path path) {
    /** The time that files have in our build contexts. */
    private static final FileTime TIME = FileTime.fromMillis(0);

    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    /** Makes the folder an empty one. Symbolic links are removed, never followed. */
    void empty() {
        visit(new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(path)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Gives everything in it one time, so that {@code docker build} makes the same image of the same files.
     *
     * @param executable whether every file can be executed
     */
    void finish(boolean executable) {
        visit(new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    if (executable && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                        permissions.addAll(EXECUTE);
                        Files.setPosixFilePermissions(file, permissions);
                    }
                    Files.setLastModifiedTime(file, TIME);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.setLastModifiedTime(folder, TIME);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void visit(SimpleFileVisitor<Path> visitor) {
        try {
            Files.createDirectories(path);
            Files.walkFileTree(path, visitor);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    path + " cannot be written: " + e + ". Delete it, and check that you may write there and that the"
                            + " disk is not full.",
                    e);
        }
    }
}
