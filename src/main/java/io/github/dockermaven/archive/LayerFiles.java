package io.github.dockermaven.archive;

import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What one layer makes of the files of those below it: the
 * <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md">OCI image specification's layer</a>, of which
 * the headers are enough. Maps of files have a path's folders wherever they have the path.
 */
final class LayerFiles {
    /** The name's prefix of an empty file that says that a file of a lower layer is gone. */
    private static final String WHITEOUT = ".wh.";
    /** Says that all is gone that lower layers have in the same folder. */
    private static final String OPAQUE = ".wh..wh..opq";
    /** What engines of old kept for themselves in the root, and engines of today pass over. */
    private static final String AUFS = ".wh..wh.";

    /** A folder that no layer lists, as engines make it. */
    private static final BaseFile UNLISTED = new BaseFile(BaseFile.Kind.FOLDER, 0755, 0, 0, "");

    private static final int PERMISSIONS = 07777;

    private final NavigableMap<String, BaseFile> files = new TreeMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> emptied = new LinkedHashSet<>();

    private LayerFiles() {}

    /**
     * Reads a layer up to the end that its archive marks; what follows is left in the stream.
     *
     * @throws DockerFailureException if it depends on the engine what is in the image
     * @throws IOException if it is not a tar
     */
    static LayerFiles read(InputStream stream) throws IOException {
        LayerFiles layer = new LayerFiles();
        TarArchiveInputStream tar = new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            layer.add(entry);
        }
        return layer;
    }

    private void add(TarArchiveEntry entry) {
        String path = path(entry.getName());
        String folder = folder(path);
        String name = path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
        if (name.equals(OPAQUE)) {
            emptied.add(folder);
        } else if (name.startsWith(WHITEOUT) && !path.startsWith(AUFS)) {
            removed.add(path(folder + "/" + name.substring(WHITEOUT.length())));
        } else if (!path.isEmpty() && !path.startsWith(AUFS)) {
            put(path, file(entry));
        }
    }

    private BaseFile file(TarArchiveEntry entry) {
        if (entry.isLink()) {
            BaseFile target = files.get(path(entry.getLinkName()));
            if (target != null && target.kind() == BaseFile.Kind.LINK) {
                return target;
            }
        }
        BaseFile.Kind kind = entry.isSymbolicLink()
                ? BaseFile.Kind.LINK
                : entry.isDirectory() ? BaseFile.Kind.FOLDER : BaseFile.Kind.OTHER;
        return new BaseFile(
                kind,
                entry.getMode() & PERMISSIONS,
                (int) entry.getLongUserId(),
                (int) entry.getLongGroupId(),
                kind == BaseFile.Kind.LINK ? entry.getLinkName() : "");
    }

    private void put(String path, BaseFile file) {
        for (String folder = folder(path); !folder.isEmpty(); folder = folder(folder)) {
            if (files.getOrDefault(folder, UNLISTED).kind() != BaseFile.Kind.FOLDER) {
                throw new DockerFailureException("A layer of the base image has " + path + ", though " + folder
                        + " is no folder in the same layer. What becomes of that depends on the engine.");
            }
        }
        replace(files, path, file);
    }

    /** Puts the layer on top of those below, whose files are by path. */
    void applyTo(NavigableMap<String, BaseFile> image) {
        for (String path : removed) {
            image.remove(path);
            below(image, path).clear();
        }
        emptied.forEach(folder -> below(image, folder).clear());
        files.forEach((path, file) -> {
            addFolder(image, folder(path));
            replace(image, path, file);
        });
    }

    /** A folder that is listed again keeps what is in it; anything else takes the place of a whole folder. */
    private static void replace(NavigableMap<String, BaseFile> files, String path, BaseFile file) {
        if (file.kind() != BaseFile.Kind.FOLDER) {
            below(files, path).clear();
        }
        files.put(path, file);
    }

    /**
     * A folder of a lower layer stays as it is, though this layer has only what is in it: so containerd unpacks layers.
     * Docker's own store makes it root's with 0755, which nobody wanted who made the image.
     */
    private static void addFolder(NavigableMap<String, BaseFile> image, String path) {
        BaseFile there = image.get(path);
        if (!path.isEmpty() && (there == null || there.kind() != BaseFile.Kind.FOLDER)) {
            addFolder(image, folder(path));
            image.put(path, UNLISTED);
        }
    }

    private static SortedMap<String, BaseFile> below(NavigableMap<String, BaseFile> files, String folder) {
        return folder.isEmpty() ? files : files.subMap(folder + '/', folder + (char) ('/' + 1));
    }

    /** The folder that a path is in, empty if that is the root. */
    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** A tar's name without anything that does not name. */
    private static String path(String name) {
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
