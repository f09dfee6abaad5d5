package io.github.dockermaven.contents;

/**
 * A file, folder or link that a layer puts into the image.
 *
 * @param path from the image's root, without a slash at either end
 * @param size bytes of content, 0 for all but files
 * @param fingerprint of the content, by which equal files are found; 0 for all but files
 */
public record FileEntry(String path, Kind kind, long size, long fingerprint) {
    /** The kinds of entry. */
    public enum Kind {
        FILE,
        FOLDER,
        /** A link, a device or a pipe. */
        OTHER,
        /** Files beyond the limit, of which only the sum is known. */
        SUM
    }

    /** Returns whether two have the same content. */
    boolean isSame(FileEntry other) {
        return kind == other.kind && size == other.size && fingerprint == other.fingerprint;
    }
}
