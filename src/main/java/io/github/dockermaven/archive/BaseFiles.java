package io.github.dockermaven.archive;

import java.util.Optional;

/** The files of a base image, where they matter to the layers above. */
@FunctionalInterface
public interface BaseFiles {
    /** The files of the empty image. */
    BaseFiles NONE = path -> Optional.empty();

    /**
     * Returns the file at this exact path: symbolic links are not followed, neither in its folders nor at its end. The
     * root is always a folder and never looked up. A folder that no layer lists, but in which one puts a file, is found
     * too, as engines create it: root's, with mode 0755.
     *
     * @param path relative to the root, without a slash at either end
     */
    Optional<BaseFile> find(String path);
}
