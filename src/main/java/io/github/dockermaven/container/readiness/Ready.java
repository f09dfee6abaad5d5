package io.github.dockermaven.container.readiness;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container that is ready.
 *
 * @param condition what it was awaited by: {@code log "ready for connections"}
 * @param reason why by that, if the project does not say it; else empty
 * @param taken the time from the begin of the wait
 * @param restarts how often the engine restarted it meanwhile
 * @param notes what the user should know nevertheless
 */
public record Ready(String condition, String reason, Duration taken, int restarts, List<String> notes) {
    public Ready {
        notes = List.copyOf(notes);
    }

    Ready withNotes(List<String> more) {
        return new Ready(
                condition,
                reason,
                taken,
                restarts,
                Stream.concat(notes.stream(), more.stream()).toList());
    }
}
