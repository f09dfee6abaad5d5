package io.github.dockermaven.archive;

/**
 * What a path is in a base image.
 *
 * @param kind what it is
 * @param mode its permissions, set-user-ID, set-group-ID and sticky bits included
 * @param uid its owner
 * @param gid its group
 * @param link what a symbolic link points to, empty for anything else
 */
public record BaseFile(Kind kind, int mode, int uid, int gid, String link) {
    /** What it can be. */
    public enum Kind {
        FOLDER,
        LINK,
        OTHER
    }
}
