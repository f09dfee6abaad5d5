package io.github.dockermaven.container.copy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.AtomicFile;
import io.github.dockermaven.io.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A folder of this machine that somebody else's files are written into. Nothing outside of it is written: no name leads out,
 * no link in it is followed, whoever made it, and no folder is replaced by a link.
 */
final class TargetTree {
    private static final int PERMISSIONS = 0777;
    private static final int OWNER_READ = 0400;

    private final Path root;
    /** The folder that was the last to be found without a link on the way to it. It cannot become a link. */
    private Path checked;

    /** @param root may be a link; it is what the user named */
    TargetTree(Path root) throws IOException {
        this.root = root.toRealPath();
        this.checked = this.root;
    }

    /** The permissions and time of a file. */
    record Attributes(int mode, long time) {}

    /** Writes the content of a new file. */
    @FunctionalInterface
    interface Content {
        /** @param made its path, for messages, and its stream */
        void write(AtomicFile made) throws IOException;
    }

    /**
     * Returns the path of a file in it. Missing folders on the way are made.
     *
     * @param names from the root; empty for the root itself
     * @throws DockerFailureException if a name is none, or a link or file is on the way
     */
    Path place(List<String> names) {
        Path folder = root;
        for (int i = 0; i < names.size(); i++) {
            if (!folder.equals(checked) && i > 0) {
                requireFolder(folder);
            }
            folder = child(folder, names.get(i));
        }
        checked = names.isEmpty() ? root : folder.getParent();
        return folder;
    }

    private static Path child(Path folder, String name) {
        Path child;
        try {
            child = folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new DockerFailureException(
                    "A file cannot be named '" + PrintableText.quote(name) + "' on this machine: "
                            + PrintableText.quote(e.getReason())
                            + ". Copy without it, set LC_ALL=C.UTF-8 if its letters are not ASCII, or copy to an archive:"
                            + " -Ddocker.cp.to=-.");
        }
        if (List.of("", ".", "..").contains(name)
                || !folder.equals(child.getParent())
                || !child.getFileName().toString().equals(name)) {
            throw new DockerFailureException(
                    "The archive has the name '" + PrintableText.quote(name) + "', which leads out of its folder.");
        }
        return child;
    }

    private static void requireFolder(Path folder) {
        BasicFileAttributes existing = existing(folder);
        if (existing == null) {
            makeFolder(folder);
        } else if (!existing.isDirectory()) {
            throw new DockerFailureException(text(folder) + " is " + (existing.isSymbolicLink() ? "a link" : "a file")
                    + ", and something is to be copied below it. Links are not followed: remove it, or copy to another"
                    + " folder.");
        }
    }

    /** Makes a folder if it does not exist. */
    void folder(Path path) {
        requireFolder(path);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Writes a file, which takes the place of another file or link when it is whole. */
    void file(Path path, Attributes attributes, Content content) {
        requireNoFolder(path);
        try (AtomicFile made = AtomicFile.privateIn(path.getParent())) {
            content.write(made);
            set(made.path(), attributes);
            made.commit(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Makes a symbolic link, whose target is not looked at. */
    void link(Path path, String target, Attributes attributes) {
        requireNoFolder(path);
        try {
            Path link = Path.of(target);
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, link);
        } catch (InvalidPathException | UnsupportedOperationException e) {
            throw unwritable(
                    path, new IOException("a link to " + PrintableText.quote(target) + " cannot be made here", e));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
        try {
            FileTime time = FileTime.fromMillis(attributes.time() * 1000);
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time, null, null);
        } catch (IOException e) {
            // Not every file system keeps the time of a link.
        }
    }

    /** Makes another name of a file in this folder. */
    void hardLink(Path path, Path existing) {
        BasicFileAttributes attributes = existing(existing);
        if (attributes == null || !attributes.isRegularFile()) {
            throw new DockerFailureException("The archive has " + text(path) + " as another name of " + text(existing)
                    + ", which is no file that was copied.");
        }
        requireNoFolder(path);
        try {
            if (!path.equals(existing)) {
                Files.deleteIfExists(path);
                Files.createLink(path, existing);
            }
        } catch (UnsupportedOperationException e) {
            throw unwritable(path, new IOException("this file system gives a file no second name", e));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static void requireNoFolder(Path path) {
        BasicFileAttributes existing = existing(path);
        if (existing != null && existing.isDirectory()) {
            throw new DockerFailureException(
                    text(path)
                            + " is a folder, and a file of the container is to take its place. Remove it, or copy to another folder.");
        }
    }

    /** Returns the attributes of what is at a path, {@code null} if nothing is. */
    private static BasicFileAttributes existing(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /**
     * Sets the attributes of a file or folder. The bits that give a program the rights of its owner are not taken over: the
     * owner is another here.
     */
    void set(Path path, Attributes attributes) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(permissions(attributes.mode() & PERMISSIONS));
        }
        Files.setLastModifiedTime(path, FileTime.fromMillis(attributes.time() * 1000));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission each : PosixFilePermission.values()) {
            if ((mode & OWNER_READ >> each.ordinal()) != 0) {
                permissions.add(each);
            }
        }
        return permissions;
    }

    static DockerExecutionException unwritable(Path path, IOException e) {
        return new DockerExecutionException(
                text(path) + " cannot be written: " + PrintableText.line(String.valueOf(FileFailure.cause(e)))
                        + ". Make room or the folder writable, or copy to another folder.",
                e);
    }

    private static String text(Path path) {
        return PrintableText.printable(path.toString());
    }
}
