package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A folder that is made to have certain files and no others. Only what differs is written, and all has
 * {@link FixedAttributes}, so that the same files are the same image layer, whoever builds it.
 */
final class MirroredFolder {
    private static final int CHUNK = 64 * 1024;

    private final Path folder;
    private final Set<Path> files;
    private final Set<Path> folders = new HashSet<>();

    /** @param files all that are to be in the folder, or in folders below it */
    MirroredFolder(Path folder, Set<Path> files) {
        this.folder = folder;
        this.files = files;
        folders.add(folder);
        for (Path file : files) {
            Path parent = file.getParent();
            while (folders.add(parent)) {
                parent = parent.getParent();
            }
        }
    }

    /**
     * Removes everything else. A symbolic link is removed, never followed.
     *
     * @return how many files and folders that were
     */
    int removeOthers() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        Remover remover = new Remover();
        try {
            Files.walkFileTree(folder, remover);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        return remover.removed;
    }

    /**
     * Makes a file have a content.
     *
     * @param content opened once or twice
     * @return whether it did not have it already
     */
    boolean write(Path file, Supplier<InputStream> content) {
        try {
            boolean changed = !Files.exists(file) || !hasContent(file, content);
            if (changed) {
                Files.createDirectories(file.getParent());
                try (InputStream stream = content.get()) {
                    Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            FixedAttributes.give(file);
            return changed;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Gives the folders their time and permissions, after the last file was written. */
    void finish() {
        for (Path each : folders) {
            try {
                FixedAttributes.give(each);
            } catch (IOException e) {
                throw unwritable(each, e);
            }
        }
    }

    private static boolean hasContent(Path file, Supplier<InputStream> content) throws IOException {
        try (InputStream wanted = content.get();
                InputStream present = Files.newInputStream(file)) {
            byte[] next;
            do {
                next = wanted.readNBytes(CHUNK);
                if (!Arrays.equals(next, present.readNBytes(CHUNK))) {
                    return false;
                }
            } while (next.length > 0);
            return true;
        }
    }

    private static DockerExecutionException unwritable(Path path, IOException e) {
        return new DockerExecutionException(
                path + " cannot be written: " + e + ". Delete " + path.getParent()
                        + ", and check that you may write there and that the disk is not full.",
                e);
    }

    private final class Remover extends SimpleFileVisitor<Path> {
        private int removed;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isRegularFile() || !files.contains(file)) {
                remove(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!folders.contains(visited)) {
                remove(visited);
            }
            return FileVisitResult.CONTINUE;
        }

        private void remove(Path path) throws IOException {
            Files.delete(path);
            removed++;
        }
    }
}
