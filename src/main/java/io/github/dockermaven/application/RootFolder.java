package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
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

    /** Returns the place of a file of the image. */
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

    /** Gives all of it its {@link FixedAttributes}, after the last file was written. */
    void finish() {
        try {
            Files.walkFileTree(path, new Finisher());
            // Java's permissions have no sticky bit.
            Files.setAttribute(at("/tmp"), "unix:mode", TEMPORARY);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Returns the bytes of all files. */
    long size() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Returns the digest of all that a layer has of it but the contents of files: paths, permissions, sizes, what
     * links lead to.
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

    /**
     * Makes an empty folder a copy of this one, with the attributes that {@link #finish} gives.
     *
     * @return the digest of all that was read: paths, permissions, sizes, contents, what links lead to
     * @throws IOException if a file cannot be read or written, or is neither a file, a folder nor a link
     */
    Digest copyTo(RootFolder target) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted().toList()) {
                Path relative = path.relativize(each);
                digest.update((relative + describe(each) + "\n").getBytes(StandardCharsets.UTF_8));
                copy(each, target.path.resolve(relative), digest);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        target.finish();
        return Digest.ofHash(digest.digest());
    }

    private static void copy(Path file, Path copy, MessageDigest digest) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
        } else if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
        } else if (Files.isRegularFile(file)) {
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                Files.copy(content, copy);
            }
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
        } else {
            throw new IOException(file + " is no file");
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
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
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
