package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;

/**
 * A file, folder or symbolic link that a build sees.
 *
 * @param path its path in the context, with {@code /} between folders
 * @param file its location on disk
 * @param kind the kind of entry
 * @param mode its permissions, including the set-user-ID, set-group-ID and sticky bits; 0755 if the file system has
 *     none
 * @param link the target of a symbolic link, {@code null} for anything else
 */
public record ContextEntry(String path, Path file, Kind kind, int mode, String link) {
    /** The kinds of entry. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A socket, pipe or device, which is never sent. */
        SPECIAL
    }

    private static final int DEFAULT_MODE = 0755;
    private static final int LINK_MODE = 0777;
    private static final int PERMISSIONS = 07777;

    /** The mask of a mode's file type, and its values: inode(7). */
    private static final int TYPE = 0170000;

    private static final int FILE_TYPE = 0100000;
    private static final int FOLDER_TYPE = 0040000;
    private static final int LINK_TYPE = 0120000;

    /** Reads the entry of a file; a symbolic link is not followed. */
    static ContextEntry read(String path, Path file) throws IOException {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        if (views.contains("unix")) {
            return readUnix(path, file);
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return of(path, file, kind(attributes), views.contains("posix") ? posixMode(file) : DEFAULT_MODE);
    }

    /** Reads all attributes in one system call, because contexts can have very many files. */
    private static ContextEntry readUnix(String path, Path file) throws IOException {
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        Kind kind =
                switch (mode & TYPE) {
                    case FILE_TYPE -> Kind.FILE;
                    case FOLDER_TYPE -> Kind.FOLDER;
                    case LINK_TYPE -> Kind.LINK;
                    default -> Kind.SPECIAL;
                };
        return of(path, file, kind, mode & PERMISSIONS);
    }

    private static ContextEntry of(String path, Path file, Kind kind, int mode) throws IOException {
        return switch (kind) {
            case LINK -> new ContextEntry(path, file, kind, LINK_MODE, FileName.ofTarget(Files.readSymbolicLink(file)));
            case SPECIAL -> new ContextEntry(path, file, kind, 0, null);
            case FILE, FOLDER -> new ContextEntry(path, file, kind, mode, null);
        };
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        return attributes.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
    }

    private static int posixMode(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS).permissions().stream()
                .mapToInt(permission -> 0400 >> permission.ordinal())
                .sum();
    }

    /** Returns the path in an archive: a folder's ends with a slash. */
    String archivePath() {
        return kind == Kind.FOLDER ? path + "/" : path;
    }
}
