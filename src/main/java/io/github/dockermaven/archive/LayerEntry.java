package io.github.dockermaven.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A file, folder or symbolic link of a layer.
 *
 * @param path in the image, relative to its root, without a slash at either end
 * @param kind the kind of entry
 * @param mode its permissions, including the set-user-ID, set-group-ID and sticky bits
 * @param uid its owner
 * @param gid its group
 * @param link the target of a symbolic link, {@code null} for anything else
 * @param content the file that has a file's content, {@code null} for anything else
 */
public record LayerEntry(String path, Kind kind, int mode, int uid, int gid, String link, Path content) {
    /** The kinds of entry. */
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
            throw new IllegalArgumentException(path + " lacks a part of a " + kind + ", or has one too many");
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
