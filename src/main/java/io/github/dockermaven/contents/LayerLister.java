package io.github.dockermaven.contents;

import io.github.dockermaven.archive.DigestedTar;
import io.github.dockermaven.archive.LayerPath;
import io.github.dockermaven.archive.TarReader;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reader of the layers of one image, each in one pass. Memory is bounded: files beyond the limit are counted by folder.
 */
final class LayerLister {
    /** More than images for applications have. A file takes some 200 bytes of memory. */
    private static final int MOST_FILES = 400_000;
    /** The characters of all paths. */
    private static final long MOST_CHARACTERS = 64L << 20;

    private static final int MOST_FOLDERS = 5000;

    private final int mostFiles;
    private final JarReader jarReader;
    private int files;
    private long characters;
    private long summed;

    LayerLister() {
        this(MOST_FILES, new JarReader());
    }

    LayerLister(int mostFiles, JarReader jarReader) {
        this.mostFiles = mostFiles;
        this.jarReader = jarReader;
    }

    /** Returns how many files were beyond the limit. */
    long summed() {
        return summed;
    }

    /**
     * Reads a layer.
     *
     * @param tar its uncompressed archive, which is read to its end
     * @throws IOException if it cannot be read, or is no tar
     */
    LayerListing read(InputStream tar) throws IOException {
        DigestedTar digested = new DigestedTar(tar);
        TarReader reader = new TarReader(digested);
        LayerListing layer = new LayerListing(
                Digest.of(new byte[0]), 0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        Map<String, FileEntry> sums = new LinkedHashMap<>();
        for (TarReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            add(entry, reader, layer, sums);
        }
        layer.files().addAll(sums.values());
        Digest diffId = digested.end();
        return new LayerListing(diffId, digested.size(), layer.files(), layer.removed(), layer.emptied(), layer.jars());
    }

    private void add(TarReader.Entry entry, TarReader content, LayerListing layer, Map<String, FileEntry> sums)
            throws IOException {
        LayerPath changed = LayerPath.of(entry.name());
        if (changed.effect() == LayerPath.Effect.NONE) {
            return;
        }
        files++;
        characters += changed.path().length();
        if (files > mostFiles || characters > MOST_CHARACTERS) {
            summed++;
            sum(changed.path(), entry.size(), sums);
        } else {
            switch (changed.effect()) {
                case EMPTY -> layer.emptied().add(changed.path());
                case REMOVE -> layer.removed().add(changed.path());
                default -> put(changed.path(), entry, content, layer);
            }
        }
    }

    private static void sum(String path, long size, Map<String, FileEntry> sums) {
        String top = path.replaceFirst("^([^/]*/[^/]*)/.*", "$1");
        String folder = sums.size() < MOST_FOLDERS ? LayerPath.folder(top) : "";
        String key = folder.isEmpty() ? "…" : folder + "/…";
        sums.merge(
                key,
                new FileEntry(key, FileEntry.Kind.SUM, size, 0),
                (one, other) -> new FileEntry(one.path(), one.kind(), one.size() + other.size(), 0));
    }

    private void put(String path, TarReader.Entry entry, TarReader content, LayerListing layer) throws IOException {
        if (entry.isFolder() || !isFile(entry)) {
            FileEntry.Kind kind = entry.isFolder() ? FileEntry.Kind.FOLDER : FileEntry.Kind.OTHER;
            layer.files().add(new FileEntry(path, kind, 0, 0));
            return;
        }
        FingerprintStream stream = new FingerprintStream(content);
        if (JarFile.isNamedSo(path)) {
            layer.jars().put(path, jarReader.read(path, entry.size(), stream));
        }
        layer.files().add(new FileEntry(path, FileEntry.Kind.FILE, entry.size(), stream.end()));
    }

    /** Anything else, such as a hard link, has no content of its own. */
    private static boolean isFile(TarReader.Entry entry) {
        return entry.size() > 0 || entry.type() == TarHeader.FILE || entry.type() == 0;
    }
}
