package io.github.dockermaven.report;

/**
 * Something that runs, as a user watches it; to be closed when it ends, well or not. Its methods may be called from any
 * thread and as often as the caller likes: whoever shows it decides how often.
 */
public interface Activity extends AutoCloseable {
    /** Shown to nobody. */
    Activity NONE = new Activity() {
        @Override
        public void moved(long done, long total) {}

        @Override
        public void printed(String line) {}

        @Override
        public void close() {}
    };

    /**
     * How far a transfer is.
     *
     * @param done bytes moved so far
     * @param total bytes to move in all, 0 or less when not known; may grow
     */
    void moved(long done, long total);

    /**
     * A part of a transfer, by the same activity; closing it does nothing.
     *
     * @param before bytes that were moved before it
     * @param all bytes to move in all, as {@link #moved} has them
     */
    default Activity part(long before, long all) {
        Activity whole = this;
        return new Activity() {
            @Override
            public void moved(long done, long ofPart) {
                whole.moved(before + done, all);
            }

            @Override
            public void printed(String line) {
                whole.printed(line);
            }

            @Override
            public void close() {}
        };
    }

    /** One line of what a running build prints itself. */
    void printed(String line);

    /** Ends it; once more does nothing. */
    @Override
    void close();
}
