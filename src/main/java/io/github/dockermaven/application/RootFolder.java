package io.github.dockermaven.application;

import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerExecutionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that becomes an image's root folder. */
record RootFolder(Path path) {
    /** Everybody's, of whose files none but their owners remove one. */
    private static final int TEMPORARY = 01777;

    /** Makes it empty. */
    void clear() {
        new MirroredFolder(path, Set.of()).removeOthers();
        folder("/");
    }

    /** The place of a file of the image. */
    Path at(String file) {
        return path.resolve(file.replaceFirst("^/+", ""));
    }

    /** Makes a folder. */
    void folder(String name) {
        try {
            Files.createDirectories(at(name));
        } catch (IOException e) {
            throw unwritable(at(name), e);
        }
    }

    /** Writes a file. */
    void write(String name, String text) {
        folder(parent(name));
        try {
            Files.writeString(at(name), text);
        } catch (IOException e) {
            throw unwritable(at(name), e);
        }
    }

    /** Copies a file, or what a link leads to, in place of one that may be there. */
    void copy(Path file, String name) {
        folder(parent(name));
        try {
            Files.copy(file.toRealPath(), at(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + " cannot be copied to " + at(name) + ": " + e + ". Check that you may read the one and write"
                            + " the other, and that the disk is not full.",
                    e);
        }
    }

    /**
     * Gives all of it its {@link FixedAttributes}, after the last file was written.
     *
     * @return the bytes of all files
     */
    long finish() {
        Finisher finisher = new Finisher();
        try {
            Files.walkFileTree(path, finisher);
            // Java's permissions have no sticky bit.
            Files.setAttribute(at("/tmp"), "unix:mode", TEMPORARY);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
        return finisher.size;
    }

    /**
     * The digest of all that a layer has of it but the contents of files: paths, permissions, sizes, what links lead to.
     *
     * @throws IOException if it cannot be read, or is not there
     */
    Digest listing() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            StringBuilder listing = new StringBuilder();
            for (Path each : all.sorted().toList()) {
                listing.append(path.relativize(each)).append(describe(each)).append('\n');
            }
            return Digest.of(listing.toString().getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String describe(Path file) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:mode,size,isRegularFile,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
        String mode = " " + Integer.toOctalString((int) attributes.get("mode"));
        if ((boolean) attributes.get("isSymbolicLink")) {
            return mode + " " + Files.readSymbolicLink(file);
        }
        return (boolean) attributes.get("isRegularFile") ? mode + " " + attributes.get("size") : mode;
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static DockerExecutionException unwritable(Path path, IOException e) {
        return new DockerExecutionException(
                path + " cannot be written: " + e + ". Check that you may write there and that the disk is not full.",
                e);
    }

    private static final class Finisher extends SimpleFileVisitor<Path> {
        private long size;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                size += attributes.size();
                FixedAttributes.give(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            FixedAttributes.give(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
