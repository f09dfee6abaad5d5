package io.github.dockermaven.assembler;

import io.github.dockermaven.context.CleanPath;

/** Paths in an image: where COPY and WORKDIR put things. */
final class ImagePath {
    private ImagePath() {}

    /**
     * An absolute path as WORKDIR keeps it: a relative one is joined to the folder before and made shortest, an absolute
     * one stays as it is written (BuildKit's {@code system.NormalizePath}).
     */
    static String workdir(String current, String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String parent = current.startsWith("/") ? current : "/" + current;
        return "/" + clean(parent + "/" + path);
    }

    /** The absolute path of a destination; what it says of being a folder stays. */
    static String destination(String workingDir, String destination) {
        String joined = destination.startsWith("/") ? destination : workingDir + "/" + destination;
        return namesFolder(destination) ? joined + "/" : joined;
    }

    /** Whether a destination says that it is a folder, be there one or not. */
    static boolean namesFolder(String destination) {
        return destination.isEmpty()
                || destination.equals(".")
                || destination.endsWith("/")
                || destination.endsWith("/.");
    }

    /** The shortest equivalent without a slash at either end; empty for the root. What leads above the root stays there. */
    static String clean(String path) {
        return CleanPath.of("/" + path).substring(1);
    }

    /** The folder that a clean path is in, empty for the root. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String child(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
