package io.github.dockermaven.compose.writer;

/**
 * A value that is not in a compose file itself: {@code docker compose} takes it from its environment, or from the file
 * {@code .env} beside it.
 *
 * @param name its name
 * @param purpose what it is, for the error of {@code docker compose} if it is not set
 */
record Variable(String name, String purpose) {
    /** Returns the reference, without which nothing starts that needs it. */
    @Override
    public String toString() {
        return "${" + name + ":?" + purpose + "}";
    }
}
