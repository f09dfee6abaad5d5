package io.github.dockermaven.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of the watched folders as they were when they were last looked at. Whatever told that something may have changed,
 * what has changed is found out by comparing: so events may be lost, doubled or about files that are as before. Folders behind
 * links are not entered.
 */
final class FolderSnapshot {
    private final List<WatchedFolder> roots;
    private final Consumer<Path> found;
    private final Consumer<Path> gone;
    private final Map<Path, Map<Path, FileStamp>> files = new HashMap<>();
    private final Map<Path, Set<Path>> folders = new HashMap<>();

    /**
     * @param found gets each folder that is to be watched, before its files are looked at
     * @param gone gets each that no longer exists
     */
    FolderSnapshot(List<WatchedFolder> roots, Consumer<Path> found, Consumer<Path> gone) {
        this.roots = List.copyOf(roots);
        this.found = found;
        this.gone = gone;
    }

    /** Looks at all folders, and returns the files that have changed, are new or are gone. */
    Set<Path> scanAll() {
        Set<Path> all = new LinkedHashSet<>(files.keySet());
        roots.forEach(root -> all.add(root.path()));
        return scan(all);
    }

    /** Looks at folders, and at new ones in them; those that do not exist are gone. */
    Set<Path> scan(Collection<Path> dirty) {
        Set<Path> changed = new LinkedHashSet<>();
        Set<Path> seen = new HashSet<>();
        dirty.forEach(folder -> scan(folder, seen, changed));
        return changed;
    }

    /** Returns the roots that do not exist. */
    List<Path> missingRoots() {
        return roots.stream()
                .map(WatchedFolder::path)
                .filter(path -> !files.containsKey(path))
                .toList();
    }

    /** Takes a file as it is now for known: who watches has written it. */
    void accept(Path file) {
        Optional.ofNullable(files.get(file.getParent()))
                .ifPresent(known -> stamp(file).ifPresentOrElse(now -> known.put(file, now), () -> known.remove(file)));
    }

    private void scan(Path folder, Set<Path> seen, Set<Path> changed) {
        List<WatchedFolder> watching =
                roots.stream().filter(root -> root.has(folder)).toList();
        if (watching.isEmpty() || !seen.add(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            forget(folder, changed);
            return;
        }
        if (!files.containsKey(folder)) {
            found.accept(folder);
        }
        Map<Path, FileStamp> now = new HashMap<>();
        Set<Path> inside = new LinkedHashSet<>();
        read(folder, watching, now, inside);
        Map<Path, FileStamp> before =
                Optional.ofNullable(files.put(folder, now)).orElse(Map.of());
        now.forEach((file, stamp) -> {
            if (!stamp.equals(before.get(file))) {
                changed.add(file);
            }
        });
        before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed::add);
        Set<Path> insideBefore =
                Optional.ofNullable(folders.put(folder, inside)).orElse(Set.of());
        // First those that are gone: one of them may be another's new name.
        insideBefore.stream().filter(each -> !inside.contains(each)).forEach(each -> forget(each, changed));
        inside.stream().filter(each -> !files.containsKey(each)).forEach(each -> scan(each, seen, changed));
    }

    private static void read(Path folder, List<WatchedFolder> watching, Map<Path, FileStamp> files, Set<Path> folders) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    if (watching.stream().anyMatch(root -> root.has(entry))) {
                        folders.add(entry);
                    }
                } else if (watching.stream().anyMatch(root -> root.files().test(entry))) {
                    stamp(entry).ifPresent(stamp -> files.put(entry, stamp));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It is being deleted: the next look finds the rest.
        }
    }

    /** Returns the state of a file; empty if it does not exist or is none. */
    private static Optional<FileStamp> stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isDirectory() ? Optional.empty() : Optional.of(FileStamp.of(attributes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void forget(Path folder, Set<Path> changed) {
        Map<Path, FileStamp> known = files.remove(folder);
        if (known == null) {
            return;
        }
        gone.accept(folder);
        changed.addAll(known.keySet());
        new ArrayList<>(Optional.ofNullable(folders.remove(folder)).orElse(Set.of()))
                .forEach(each -> forget(each, changed));
    }
}
