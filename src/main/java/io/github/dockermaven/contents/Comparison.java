package io.github.dockermaven.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has changed in an image since another one.
 *
 * @param since the other one, as a person calls it
 * @param same whether it is the same image
 * @param bytesBefore of all its layers
 * @param added how many files are new
 * @param removed how many are gone
 * @param changed how many have another content
 * @param files those of them that change the most bytes
 * @param artifacts the jars that came, went, or have another version
 */
record Comparison(
        String since,
        boolean same,
        long bytesBefore,
        long bytesAfter,
        int added,
        int removed,
        int changed,
        List<FileChange> files,
        List<ArtifactChange> artifacts) {
    private static final int MOST = 300;

    /** A file's bytes before and after; -1 if it was not there. */
    record FileChange(String path, long before, long after) {
        String words() {
            return before < 0 ? "new" : after < 0 ? "gone" : "changed";
        }

        private long bytes() {
            return Math.max(before, after);
        }
    }

    /** The versions of an artifact, with commas between several, empty if it was not there. */
    record ArtifactChange(String artifact, String before, String after) {}

    static Comparison of(String since, Snapshot before, Snapshot after) {
        List<FileChange> files = new ArrayList<>();
        after.files().forEach((path, state) -> {
            Snapshot.State old = before.files().get(path);
            if (!state.equals(old)) {
                files.add(new FileChange(path, old == null ? -1 : old.bytes(), state.bytes()));
            }
        });
        before.files().forEach((path, state) -> {
            if (!after.files().containsKey(path)) {
                files.add(new FileChange(path, state.bytes(), -1));
            }
        });
        files.sort(Comparator.comparingLong(FileChange::bytes).reversed().thenComparing(FileChange::path));
        return new Comparison(
                since,
                before.id().equals(after.id()),
                before.bytes(),
                after.bytes(),
                (int) files.stream().filter(file -> file.before() < 0).count(),
                (int) files.stream().filter(file -> file.after() < 0).count(),
                (int) files.stream()
                        .filter(file -> file.before() >= 0 && file.after() >= 0)
                        .count(),
                first(files),
                first(artifacts(before, after)));
    }

    private static <T> List<T> first(List<T> all) {
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static List<ArtifactChange> artifacts(Snapshot before, Snapshot after) {
        SortedMap<String, String> old = versions(before);
        SortedMap<String, String> current = versions(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .map(name -> new ArtifactChange(name, old.getOrDefault(name, ""), current.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static SortedMap<String, String> versions(Snapshot image) {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String coordinates : image.artifacts()) {
            int end = coordinates.lastIndexOf(':');
            versions.merge(
                    coordinates.substring(0, Math.max(0, end)),
                    coordinates.substring(end + 1),
                    (one, other) -> one + ", " + other);
        }
        return versions;
    }

    /** Returns whether no container would see a difference in files. */
    boolean hasSameFiles() {
        return added + removed + changed == 0;
    }
}
