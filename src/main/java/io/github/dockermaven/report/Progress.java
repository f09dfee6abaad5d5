package io.github.dockermaven.report;

/** The progress of an operation, as a user watches it. Implementations must accept calls from several threads. */
public interface Progress {
    /** Reports an action that is done: its subject, its amount, its duration. */
    void action(String line);

    /** Reports a detail, which is shown in verbose output only. */
    void detail(String line);

    /**
     * Begins an activity that takes its time. It is shown on a terminal until it is closed, and leaves nothing there:
     * lasting results are reported by {@link #action}.
     *
     * @param subject what runs, for example {@code Pushing localhost:5000/user-service:1.0}
     */
    Activity begin(String subject);
}
