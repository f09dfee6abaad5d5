package io.github.dockermaven.archive;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The name of an entry of a layer, and what the entry does to the image below it: the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md">OCI image specification's layer</a>.
 *
 * @param effect what happens at the path
 * @param path from the image's root, without a slash at either end; empty is the root
 */
public record LayerPath(Effect effect, String path) {
    /** The prefix of the name of an empty file which marks a file of a lower layer as removed. */
    private static final String WHITEOUT = ".wh.";
    /** The mark that a folder's content in lower layers is removed. */
    private static final String OPAQUE = ".wh..wh..opq";
    /** The prefix of AUFS' own files in the root, which old engines wrote and today's skip. */
    private static final String AUFS = ".wh..wh.";

    /** What an entry does to the layers below. */
    public enum Effect {
        /** It is put there. */
        PUT,
        /** A file or folder of lower layers is removed. */
        REMOVE,
        /** What a folder has in lower layers is removed. */
        EMPTY,
        /** Nothing. */
        NONE
    }

    /** Returns the path of an entry by its name. */
    public static LayerPath of(String entryName) {
        String path = clean(entryName);
        String folder = folder(path);
        String name = path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
        if (name.equals(OPAQUE)) {
            return new LayerPath(Effect.EMPTY, folder);
        }
        if (path.isEmpty() || path.startsWith(AUFS)) {
            return new LayerPath(Effect.NONE, path);
        }
        return name.startsWith(WHITEOUT)
                ? new LayerPath(Effect.REMOVE, clean(folder + "/" + name.substring(WHITEOUT.length())))
                : new LayerPath(Effect.PUT, path);
    }

    /** Returns the folder of a path, empty if it is the root. */
    public static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Returns a tar's name without its empty, {@code .} and {@code ..} parts. */
    public static String clean(String name) {
        Deque<String> path = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                path.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.addLast(part);
            }
        }
        return String.join("/", path);
    }
}
