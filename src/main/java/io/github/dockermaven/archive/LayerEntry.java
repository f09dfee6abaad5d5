package io.github.dockermaven.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A file, folder or symbolic link of a layer.
 *
 * @param path in the image, relative to its root, without a slash at either end
 * @param kind what it is
 * @param mode its permissions, set-user-ID, set-group-ID and sticky bits included
 * @param uid its owner
 * @param gid its group
 * @param link what a symbolic link points to, {@code null} for anything else
 * @param content where a file's content is, {@code null} for anything else
 */
public record LayerEntry(String path, Kind kind, int mode, int uid, int gid, String link, Path content) {
    /** What an entry can be. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK
    }

    private static final int LINK_MODE = 0777;

    public LayerEntry {
        for (String name : path.split("/", -1)) {
            if (List.of("", ".", "..").contains(name)) {
                throw new IllegalArgumentException("'" + path + "' is not a path from the root of an image");
            }
        }
        if ((kind == Kind.FILE) == (content == null) || (kind == Kind.LINK) == (link == null)) {
            throw new IllegalArgumentException(path + " is not all that a " + kind + " has to be");
        }
    }

    public static LayerEntry file(String path, int mode, int uid, int gid, Path content) {
        return new LayerEntry(path, Kind.FILE, mode, uid, gid, null, Objects.requireNonNull(content, "content"));
    }

    public static LayerEntry folder(String path, int mode, int uid, int gid) {
        return new LayerEntry(path, Kind.FOLDER, mode, uid, gid, null, null);
    }

    public static LayerEntry link(String path, int uid, int gid, String target) {
        return new LayerEntry(path, Kind.LINK, LINK_MODE, uid, gid, Objects.requireNonNull(target, "target"), null);
    }
}
