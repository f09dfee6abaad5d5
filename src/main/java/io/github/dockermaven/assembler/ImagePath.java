package io.github.dockermaven.assembler;

import io.github.dockermaven.context.CleanPath;

/** The paths of WORKDIR and COPY in an image. */
final class ImagePath {
    private ImagePath() {}

    /**
     * Returns an absolute path as WORKDIR stores it: a relative one is joined to the current folder and cleaned, an
     * absolute one stays as it is written (BuildKit's {@code system.NormalizePath}).
     */
    static String workdir(String current, String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String parent = current.startsWith("/") ? current : "/" + current;
        return "/" + clean(parent + "/" + path);
    }

    /** Returns the absolute path of a destination; the mark of a folder at its end stays. */
    static String destination(String workingDir, String destination) {
        String joined = destination.startsWith("/") ? destination : workingDir + "/" + destination;
        return namesFolder(destination) ? joined + "/" : joined;
    }

    /** Returns whether a destination must be a folder, whether it exists or not. */
    static boolean namesFolder(String destination) {
        return destination.isEmpty()
                || destination.equals(".")
                || destination.endsWith("/")
                || destination.endsWith("/.");
    }

    /**
     * Returns the shortest equivalent without a slash at either end; empty for the root. A path above the root becomes
     * the root.
     */
    static String clean(String path) {
        return CleanPath.of("/" + path).substring(1);
    }

    /** Returns the folder of a clean path, empty for the root. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String child(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
