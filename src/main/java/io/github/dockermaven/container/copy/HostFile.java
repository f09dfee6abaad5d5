package io.github.dockermaven.container.copy;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.context.TarHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * A file, folder or symbolic link of this machine that is copied.
 *
 * @param kind the kind of file
 * @param mode its permissions, including the set-user-ID, set-group-ID and sticky bits; 0755 if the file system has none
 * @param uid its owner; 0 if the file system has none, as for the group
 * @param time of its last change, in seconds since 1970
 * @param link the target of a symbolic link, else empty
 */
record HostFile(Path path, Kind kind, int mode, int uid, int gid, long size, long time, String link) {
    /** The kinds of file. */
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A socket, pipe or device, which is not copied. */
        SPECIAL
    }

    private static final int DEFAULT_MODE = 0755;
    private static final int PERMISSIONS = 07777;

    /** Reads what is at a path; a link is not followed. */
    static HostFile read(Path path) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Map<String, Object> unix =
                path.getFileSystem().supportedFileAttributeViews().contains("unix")
                        ? Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS)
                        : Map.of("mode", DEFAULT_MODE, "uid", 0, "gid", 0);
        return new HostFile(
                path,
                kind(basic),
                (Integer) unix.get("mode") & PERMISSIONS,
                (Integer) unix.get("uid"),
                (Integer) unix.get("gid"),
                basic.isRegularFile() ? basic.size() : 0,
                Math.max(0, basic.lastModifiedTime().toMillis() / 1000),
                basic.isSymbolicLink() ? FileName.ofTarget(Files.readSymbolicLink(path)) : "");
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

    /**
     * Returns its header in an archive.
     *
     * @param name its path there
     * @param isAnonymous whether it belongs to root, and has no time
     */
    TarHeader header(String name, boolean isAnonymous) {
        char type =
                switch (kind) {
                    case FOLDER -> TarHeader.FOLDER;
                    case LINK -> TarHeader.LINK;
                    case FILE, SPECIAL -> TarHeader.FILE;
                };
        return new TarHeader(
                name, type, mode, isAnonymous ? 0 : uid, isAnonymous ? 0 : gid, size, isAnonymous ? 0 : time, link);
    }
}
