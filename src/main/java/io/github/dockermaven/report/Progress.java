package io.github.dockermaven.report;

/** What a user watches while an operation runs. Implementations must accept calls from several threads. */
public interface Progress {
    /** One line about something that was done: what it was, how much, how long it took. */
    void action(String line);

    /** One line that only those see who want to know everything. */
    void detail(String line);

    /**
     * Something begins that takes its time. Where somebody looks on it is shown until it is closed, and leaves nothing:
     * what is to stay is an {@link #action}.
     *
     * @param subject what runs, for example {@code Pushing localhost:5000/user-service:1.0}
     */
    Activity begin(String subject);
}
