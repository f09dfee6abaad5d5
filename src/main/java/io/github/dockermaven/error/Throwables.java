package io.github.dockermaven.error;

import java.util.Optional;

/** The chain of causes of a failure. */
public final class Throwables {
    private Throwables() {}

    /** Returns the first exception of a type among a failure and its causes. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
