package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes of one layer to the files of those below it: the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md">OCI image specification's layer</a>, of
 * which only the headers are read. A map that has a path also has the path's folders.
 */
final class LayerFiles {
    /** A folder that no layer lists, as engines create it. */
    private static final BaseFile UNLISTED = new BaseFile(BaseFile.Kind.FOLDER, 0755, 0, 0, "");

    private static final int PERMISSIONS = 07777;

    private final NavigableMap<String, BaseFile> files = new TreeMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> emptied = new LinkedHashSet<>();

    private final PathBudget budget;

    private LayerFiles(PathBudget budget) {
        this.budget = budget;
    }

    /**
     * Reads a layer up to the end that its archive marks; the bytes that follow stay in the stream.
     *
     * @param budget the limit for its paths
     * @throws TarException if it is not a tar, has an entry that no engine accepts, or has one that engines treat
     *     differently
     * @throws IOException if it cannot be read
     */
    static LayerFiles read(InputStream stream, PathBudget budget) throws IOException {
        LayerFiles layer = new LayerFiles(budget);
        TarReader tar = new TarReader(stream);
        for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
            layer.add(entry);
        }
        return layer;
    }

    private void add(TarReader.Entry entry) throws TarException {
        LayerPath changed = LayerPath.of(entry.name());
        budget.keep(changed.path(), entry.link());
        switch (changed.effect()) {
            case EMPTY -> emptied.add(changed.path());
            case REMOVE -> removed.add(changed.path());
            case PUT -> put(changed.path(), file(entry));
            case NONE -> {}
        }
    }

    private BaseFile file(TarReader.Entry entry) {
        if (entry.type() == TarReader.HARD_LINK) {
            BaseFile target = files.get(LayerPath.clean(entry.link()));
            if (target != null && target.kind() == BaseFile.Kind.LINK) {
                return target;
            }
        }
        BaseFile.Kind kind = entry.type() == TarHeader.LINK
                ? BaseFile.Kind.LINK
                : entry.isFolder() ? BaseFile.Kind.FOLDER : BaseFile.Kind.OTHER;
        return new BaseFile(
                kind,
                entry.mode() & PERMISSIONS,
                (int) entry.uid(),
                (int) entry.gid(),
                kind == BaseFile.Kind.LINK ? entry.link() : "");
    }

    /** Puts a file, and checks its folders up to one that the layer lists, which was checked when it was put. */
    private void put(String path, BaseFile file) throws TarException {
        String folder = LayerPath.folder(path);
        while (!folder.isEmpty() && !files.containsKey(folder)) {
            budget.look(folder.length());
            folder = LayerPath.folder(folder);
        }
        if (!folder.isEmpty() && files.get(folder).kind() != BaseFile.Kind.FOLDER) {
            throw new TarException("it has " + PrintableText.quote(path) + ", though " + PrintableText.quote(folder)
                    + " is no folder in it. Engines treat that differently");
        }
        replace(files, path, file);
    }

    /**
     * Applies the layer to the files of those below.
     *
     * @param image the files by path
     * @throws TarException if the image's paths exceed the budget
     */
    void applyTo(NavigableMap<String, BaseFile> image) throws TarException {
        for (String path : removed) {
            image.remove(path);
            below(image, path).clear();
        }
        emptied.forEach(folder -> below(image, folder).clear());
        for (Map.Entry<String, BaseFile> file : files.entrySet()) {
            addFolders(image, LayerPath.folder(file.getKey()));
            replace(image, file.getKey(), file.getValue());
        }
    }

    /** Puts a file. A folder that is listed again keeps its content; anything else replaces a whole folder. */
    private static void replace(NavigableMap<String, BaseFile> files, String path, BaseFile file) {
        if (file.kind() != BaseFile.Kind.FOLDER) {
            below(files, path).clear();
        }
        files.put(path, file);
    }

    /**
     * Adds the missing folders of a path. A lower layer's folder stays as it is, even if this layer has only a file in
     * it: containerd unpacks layers so. Docker's own store makes it root's with 0755, which no author of an image
     * intends.
     */
    private void addFolders(NavigableMap<String, BaseFile> image, String path) throws TarException {
        for (String folder = path; !folder.isEmpty(); folder = LayerPath.folder(folder)) {
            BaseFile existing = image.get(folder);
            if (existing != null && existing.kind() == BaseFile.Kind.FOLDER) {
                return;
            }
            budget.keep(folder, "");
            image.put(folder, UNLISTED);
        }
    }

    private static SortedMap<String, BaseFile> below(NavigableMap<String, BaseFile> files, String folder) {
        return folder.isEmpty() ? files : files.subMap(folder + '/', folder + (char) ('/' + 1));
    }
}
