package io.github.dockermaven.container;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The presentation of a container's log, with the words of the io.fabric8 plugin.
 *
 * @param enabled whether it is shown from the start on; empty if that is for the goal to decide
 * @param prefix the beginning of each line; may have {@code %a}, {@code %n}, {@code %c}, {@code %C} and {@code %z}
 * @param date the form of the time before each line
 * @param color the color of the prefix
 * @param file the file that the log is written to
 */
public record LogSettings(
        Optional<Boolean> enabled,
        Optional<LogPrefix> prefix,
        Optional<LogDate> date,
        Optional<LogColor> color,
        Optional<Path> file) {
    /** Nothing is configured. */
    public static final LogSettings DEFAULT =
            new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns whether the log is to be shown if the goal says nothing else: as soon as something is said of how. */
    public boolean isShown() {
        return enabled.orElse(prefix.isPresent() || date.isPresent() || color.isPresent() || file.isPresent());
    }
}
