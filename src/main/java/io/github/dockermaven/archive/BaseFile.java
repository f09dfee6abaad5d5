package io.github.dockermaven.archive;

/**
 * The attributes of a path in a base image.
 *
 * @param kind the kind of file
 * @param mode its permissions, including the set-user-ID, set-group-ID and sticky bits
 * @param uid its owner
 * @param gid its group
 * @param link the target of a symbolic link, empty for anything else
 */
public record BaseFile(Kind kind, int mode, int uid, int gid, String link) {
    /** The kinds of file that matter to the layers above. */
    public enum Kind {
        FOLDER,
        LINK,
        OTHER
    }
}
