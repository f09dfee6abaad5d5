package io.github.dockermaven.archive;

/** A limit of what the paths in an image need in memory, however many layers they are in and however deep they are. */
final class PathBudget {
    /** Of a million files of an ordinary image, and more than any has that applications are put on. */
    private static final long MOST_BYTES = 160L << 20;
    /** What a path needs in maps, beside its own bytes. */
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

    /** Adds the characters of paths that are only looked at. */
    void look(int characters) throws TarException {
        used += characters;
        if (used > most) {
            throw new TarException("it has more or deeper folders and files than are read here: their paths are longer"
                    + " than " + most + " bytes together");
        }
    }

    long used() {
        return used;
    }

    /** Takes back what was added since. */
    void back(long usedBefore) {
        used = usedBefore;
    }
}
