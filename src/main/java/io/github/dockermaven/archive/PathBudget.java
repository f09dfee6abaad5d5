package io.github.dockermaven.archive;

/** A limit of the memory for an image's paths, however many layers they are in and however deep they are. */
final class PathBudget {
    /** The paths of a million files of an ordinary image, more than any base image for applications has. */
    private static final long MOST_BYTES = 160L << 20;
    /** The memory of a path's entry in a map, beside its own bytes. */
    private static final int ENTRY = 100;

    private final long most;
    private long used;

    PathBudget() {
        this(MOST_BYTES);
    }

    PathBudget(long most) {
        this.most = most;
    }

    /** Adds a path that is kept. */
    void keep(String path, String link) throws TarException {
        look(path.length() + link.length() + ENTRY);
    }

    /** Adds the characters of paths that are only looked up. */
    void look(int characters) throws TarException {
        used += characters;
        if (used > most) {
            throw new TarException(
                    "it has more or deeper folders and files than this plugin reads: their paths are longer" + " than "
                            + most + " bytes together");
        }
    }

    long used() {
        return used;
    }

    /** Returns what was added since {@link #used} had a value. */
    void back(long usedBefore) {
        used = usedBefore;
    }
}
