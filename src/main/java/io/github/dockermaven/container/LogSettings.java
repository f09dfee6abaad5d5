package io.github.dockermaven.container;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The presentation of a container's log, with the words of the io.fabric8 plugin.
 *
 * @param enabled whether it is shown while the goal runs; empty if that is to be decided by the goal
 * @param prefix what each line begins with; may have {@code %a}, {@code %n}, {@code %c}, {@code %C} and {@code %z}
 * @param date a constant such as {@code ISO8601}, or a pattern of {@link java.time.format.DateTimeFormatter}
 * @param color the name of the prefix' color
 * @param file where the log is written to
 */
public record LogSettings(
        Optional<Boolean> enabled,
        Optional<String> prefix,
        Optional<String> date,
        Optional<String> color,
        Optional<Path> file) {
    /** Nothing is configured. */
    public static final LogSettings DEFAULT =
            new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
