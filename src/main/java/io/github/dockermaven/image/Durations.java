package io.github.dockermaven.image;

import java.time.Duration;
import java.util.Locale;

/** Writes a length of time for a person: {@code 12 ms}, {@code 1.4 s}, {@code 3 min 20 s}. */
public final class Durations {
    private Durations() {}

    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 100) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
