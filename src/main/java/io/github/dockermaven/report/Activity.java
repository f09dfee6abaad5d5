package io.github.dockermaven.report;

/**
 * A running operation, as a user watches it. It is to be closed when it ends, well or not. Any thread may call its
 * methods as often as it likes: the implementation decides how often it shows them.
 */
public interface Activity extends AutoCloseable {
    /** An activity that nobody sees. */
    Activity NONE = new Activity() {
        @Override
        public void moved(long done, long total) {}

        @Override
        public void printed(String line) {}

        @Override
        public void close() {}
    };

    /**
     * Reports the progress of a transfer.
     *
     * @param done bytes moved so far
     * @param total bytes to move in all, 0 or less if unknown; may grow
     */
    void moved(long done, long total);

    /**
     * Returns a part of this transfer; closing the part does nothing.
     *
     * @param before bytes that were moved before the part
     * @param all bytes to move in all, as for {@link #moved}
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

    /** Reports a line of a running build's own output. */
    void printed(String line);

    /** Reports the state of what runs on and on, which is shown in place of the time that it has taken. */
    default void state(String text) {}

    /** Ends the activity; has no effect the second time. */
    @Override
    void close();
}
