package io.github.dockermaven.archive;

import java.util.Optional;

/** What is in a base image, as far as it matters for what comes on top. */
@FunctionalInterface
public interface BaseFiles {
    /** An image with nothing in it. */
    BaseFiles NONE = path -> Optional.empty();

    /**
     * What is at this very path: symbolic links are not followed, neither in its folders nor at its end. The root is a
     * folder that always is there, and is not asked for. A folder that no layer lists, but in which one puts something,
     * is there too, as engines make it: root's, with mode 0755.
     *
     * @param path relative to the root, without a slash at either end
     */
    Optional<BaseFile> find(String path);
}
