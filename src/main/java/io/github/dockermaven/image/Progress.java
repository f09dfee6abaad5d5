package io.github.dockermaven.image;

/** What a user watches while an operation runs. Implementations must accept calls from several threads. */
public interface Progress {
    /** One line about something that was done: what it was, how much, how long it took. */
    void action(String line);

    /** One line of what a running build prints itself. */
    void output(String line);

    /**
     * How far a transfer is. Called as often as the sender likes; the implementation decides how often to show it.
     *
     * @param subject what moves, for example {@code push localhost:5000/user-service:1.0}
     * @param done bytes moved so far
     * @param total bytes to move in all, 0 or less when not known
     */
    void transfer(String subject, long done, long total);
}
