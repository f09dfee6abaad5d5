package bench;

/** A build by a Dockerfile that copies a heavy context, of which one file has another content than before. */
enum HeavyBuild implements Measured {
    /** The folder with nearly all of the files is ignored. */
    IGNORED_FOLDER("100,000 files, 99,000 of them in an ignored folder", "ignored/\n", false),
    /** Nearly all files are ignored by their names, and any folder may have one that is not. */
    IGNORED_PATTERN(
            "100,000 files, 99,000 of them ignored by a pattern with an exception",
            "**/*.tmp\n!**/" + Context.CHANGING + "\n",
            false),
    /** A file that no heap has room for. */
    LARGE_FILE("file of 2 GB, heap of 96 MB, once", "", false),
    /** The same, and the image goes into the registry. */
    LARGE_FILE_PUSH("file of 2 GB, heap of 96 MB, into the registry, once", "", true);

    private final String title;
    private final String ignored;
    private final boolean pushed;

    HeavyBuild(String title, String ignored, boolean pushed) {
        this.title = title;
        this.ignored = ignored;
        this.pushed = pushed;
    }

    @Override
    public String title() {
        return title;
    }

    /** What is in {@code .dockerignore}. */
    String ignored() {
        return ignored;
    }

    /** Whether the image goes into the registry. */
    boolean isPushed() {
        return pushed;
    }

    /** Whether it is about memory, and takes so long that it is measured once, the first time. */
    boolean isLarge() {
        return ignored.isEmpty();
    }
}
