package io.github.dockermaven.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The layers of an image, put on top of each other.
 *
 * @param visible what a container sees, by path
 * @param hidden the files that take space and that no container sees
 */
record StackedFiles(NavigableMap<String, Placed> visible, List<Hidden> hidden) {
    /**
     * A file in its layer.
     *
     * @param layer its number, from 0
     */
    record Placed(FileEntry file, int layer) {}

    /**
     * A file that a later layer hides.
     *
     * @param by the number of that layer
     */
    record Hidden(FileEntry file, int layer, int by, Reason reason) {}

    /** Why a file is hidden. */
    enum Reason {
        DELETED("deleted"),
        REPLACED("replaced"),
        /** The same content again: its mode, owner or time was changed. */
        REPEATED("replaced by the same content");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static StackedFiles of(List<LayerListing> layers) {
        StackedFiles files = new StackedFiles(new TreeMap<>(), new ArrayList<>());
        for (int i = 0; i < layers.size(); i++) {
            files.add(layers.get(i), i);
        }
        return files;
    }

    private void add(LayerListing layer, int number) {
        for (String path : layer.removed()) {
            hide(visible.remove(path), number, Reason.DELETED);
            hideBelow(path, number);
        }
        layer.emptied().forEach(folder -> hideBelow(folder, number));
        for (FileEntry file : layer.files()) {
            put(file, number);
        }
    }

    private void put(FileEntry file, int number) {
        Placed before = visible.get(file.path());
        if (file.kind() == FileEntry.Kind.SUM && before != null) {
            // Of files that are only counted nobody knows which hides which.
            FileEntry sum = new FileEntry(
                    file.path(), file.kind(), file.size() + before.file().size(), 0);
            visible.put(file.path(), new Placed(sum, number));
            return;
        }
        if (file.kind() != FileEntry.Kind.FOLDER) {
            hideBelow(file.path(), number);
        }
        hide(before, number, before != null && before.file().isSame(file) ? Reason.REPEATED : Reason.REPLACED);
        visible.put(file.path(), new Placed(file, number));
    }

    private void hideBelow(String folder, int by) {
        Map<String, Placed> below =
                folder.isEmpty() ? visible : visible.subMap(folder + '/', folder + (char) ('/' + 1));
        below.values().forEach(file -> hide(file, by, Reason.DELETED));
        below.clear();
    }

    private void hide(Placed file, int by, Reason reason) {
        if (file != null && file.file().size() > 0 && file.layer() != by) {
            hidden.add(new Hidden(file.file(), file.layer(), by, reason));
        }
    }

    /** Returns the jar of a visible file. */
    Optional<JarFile> jar(Placed file, List<LayerListing> layers) {
        return Optional.ofNullable(
                layers.get(file.layer()).jars().get(file.file().path()));
    }
}
