package io.github.dockermaven.error;

import java.util.Optional;

/** What is behind a failure. */
public final class Throwables {
    private Throwables() {}

    /** The failure itself or the first of its causes that is of a type. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
