package io.github.dockermaven.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/**
 * A file, folder or symbolic link that a build gets to see.
 *
 * @param path its path in the context, with {@code /} between folders
 * @param file where it is
 * @param kind what it is
 * @param mode its permissions, set-user-ID, set-group-ID and sticky bits included; 0755 where the file system has none
 * @param link what a symbolic link points to, {@code null} for anything else
 */
public record ContextEntry(String path, Path file, Kind kind, int mode, String link) {
    /** What an entry can be. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A socket, pipe or device, which is never sent. */
        SPECIAL
    }

    private static final int DEFAULT_MODE = 0755;
    private static final int LINK_MODE = 0777;

    /** The entry for what is on disk; a symbolic link is not followed. */
    static ContextEntry read(String path, Path file) throws IOException {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = kind(attributes);
        return switch (kind) {
            case LINK -> new ContextEntry(path, file, kind, LINK_MODE, FileName.ofTarget(Files.readSymbolicLink(file)));
            case SPECIAL -> new ContextEntry(path, file, kind, 0, null);
            case FILE, FOLDER -> new ContextEntry(path, file, kind, mode(file, views), null);
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

    private static int mode(Path file, Set<String> views) throws IOException {
        if (views.contains("unix")) {
            Map<String, Object> unix = Files.readAttributes(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return (Integer) unix.get("mode") & 07777;
        }
        if (views.contains("posix")) {
            Set<PosixFilePermission> permissions = Files.readAttributes(
                            file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .permissions();
            return permissions.stream()
                    .mapToInt(permission -> 0400 >> permission.ordinal())
                    .sum();
        }
        return DEFAULT_MODE;
    }

    /** The path as an archive has it: a folder's ends with a slash. */
    String archivePath() {
        return kind == Kind.FOLDER ? path + "/" : path;
    }
}
