package io.github.dockermaven.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder, file or jar with what is in it, small ones put together.
 *
 * @param name without its folder
 * @param kind the kind of content
 * @param bytes with all that is in it
 * @param children the largest first
 */
record FileTree(String name, Kind kind, long bytes, List<FileTree> children) {
    /** What a part of an image is, for its colour. */
    enum Kind {
        /** Of the base image. */
        BASE,
        JAR,
        /** A file of the application. */
        FILE
    }

    /** What is smaller than this part of the whole is put together with its neighbours. */
    private static final int SMALLEST_PART = 2000;

    private static final Comparator<FileTree> LARGEST_FIRST =
            Comparator.comparingLong(FileTree::bytes).reversed().thenComparing(FileTree::name);

    /**
     * Returns the tree of an image's visible files.
     *
     * @param baseLayers how many layers are of the base image
     */
    static FileTree of(StackedFiles stacked, List<LayerListing> layers, int baseLayers) {
        Folder root = new Folder();
        stacked.visible().forEach((path, placed) -> {
            FileEntry file = placed.file();
            if (file.size() > 0) {
                boolean isBase = placed.layer() < baseLayers;
                String name = path.substring(path.lastIndexOf('/') + 1);
                FileTree leaf = stacked.jar(placed, layers)
                        .map(jar -> ofJar(name, jar, file.size(), isBase))
                        .orElseGet(() -> new FileTree(name, isBase ? Kind.BASE : Kind.FILE, file.size(), List.of()));
                root.add(path.split("/"), leaf);
            }
        });
        return root.tree("/", root.bytes / SMALLEST_PART);
    }

    private static FileTree ofJar(String name, JarFile jar, long bytes, boolean isBase) {
        Kind kind = isBase ? Kind.BASE : Kind.JAR;
        long ofNested = jar.nested().stream().mapToLong(JarFile::bytes).sum();
        // Libraries that are compressed again are smaller in the jar than unpacked.
        double scale = ofNested > bytes ? (double) bytes / ofNested : 1;
        List<FileTree> nested = jar.nested().stream()
                .map(each -> new FileTree(
                        each.path().substring(each.path().lastIndexOf('/') + 1),
                        kind,
                        (long) (each.bytes() * scale),
                        List.of()))
                .sorted(LARGEST_FIRST)
                .toList();
        return new FileTree(name, kind, bytes, nested);
    }

    /** A folder while it is filled. */
    private static final class Folder {
        private final Map<String, Folder> folders = new TreeMap<>();
        private final List<FileTree> files = new ArrayList<>();
        private long bytes;

        void add(String[] path, FileTree file) {
            Folder folder = this;
            folder.bytes += file.bytes();
            for (int i = 0; i < path.length - 1; i++) {
                folder = folder.folders.computeIfAbsent(path[i], name -> new Folder());
                folder.bytes += file.bytes();
            }
            folder.files.add(file);
        }

        FileTree tree(String name, long smallest) {
            List<FileTree> children = new ArrayList<>();
            long small = 0;
            int count = 0;
            for (Map.Entry<String, Folder> folder : folders.entrySet()) {
                if (folder.getValue().bytes >= smallest) {
                    children.add(folder.getValue().tree(folder.getKey(), smallest));
                } else {
                    small += folder.getValue().bytes;
                    count++;
                }
            }
            for (FileTree file : files) {
                if (file.bytes() >= smallest) {
                    children.add(file);
                } else {
                    small += file.bytes();
                    count++;
                }
            }
            Kind kind = children.isEmpty() ? kindOfFirst() : children.get(0).kind();
            if (count > 0) {
                children.add(new FileTree(count + " smaller", kind, small, List.of()));
            }
            children.sort(LARGEST_FIRST);
            return new FileTree(name, kind, bytes, List.copyOf(children));
        }

        private Kind kindOfFirst() {
            Folder folder = this;
            while (folder.files.isEmpty()) {
                folder = folder.folders.values().iterator().next();
            }
            return folder.files.get(0).kind();
        }
    }
}
